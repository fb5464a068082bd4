import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { HitKind } from "../constants"

/** How long a stranger's event may still turn out to be ours. */
const PATIENCE_DAYS = 7

/** An event whose mail has its id in the ledger by now. */
export type LateHit = {
  id: string
  dedupe_key: string
  kind: HitKind
  occurred_at: Date
  external_id: string
  payload: Record<string, unknown> | null
}

/**
 * Takes events that came before their send was recorded, and whose mail is known now. Locked
 * until the transaction ends, so that two processes do not count one twice.
 */
export async function takeLateHits(trx: Knex, limit: number): Promise<LateHit[]> {
  const { rows } = await trx.raw(
    `select h.id, h.dedupe_key, h.kind, h.occurred_at, h.external_id, h.payload
     from post_purchase_hit h
     where h.message_id is null and h.external_id is not null and exists (
       select 1 from post_purchase_message m
       where m.external_id = h.external_id and m.external_id is not null)
     order by h.id
     limit ?
     for update of h skip locked`,
    [limit]
  )
  return rows
}

/** Ties an event to its message. Its label is looked for anew. */
export async function assignHits(
  trx: Knex,
  rows: {
    id: string
    message_id: string
    flow: string
    step: string
    sales_channel_id: string | null
  }[]
): Promise<void> {
  if (rows.length) {
    await trx.raw(
      `update post_purchase_hit h
       set message_id = x.message_id, flow = x.flow, step = x.step,
           sales_channel_id = x.sales_channel_id, label = null, label_reason = null,
           label_version = null, updated_at = now()
       from jsonb_to_recordset(?::jsonb) as x(
         id text, message_id text, flow text, step text, sales_channel_id text)
       where h.id = x.id`,
      [JSON.stringify(rows)]
    )
  }
}

/** Leaves of an event no more than that it was there. */
export async function blankHits(trx: Knex, ids: string[]): Promise<void> {
  if (ids.length) {
    await trx.raw(
      `update post_purchase_hit
       set kind = 'other', external_id = null, payload = null,
           occurred_at = date_trunc('day', occurred_at, 'UTC'),
           last_at = date_trunc('day', last_at, 'UTC'), updated_at = now()
       where id = any(?)`,
      [ids]
    )
  }
}

/**
 * Empties events of mails that are not ours: an account may be shared with others, whose
 * recipients are none of this store's business.
 *
 * @returns how many, at most `limit`
 */
export async function forgetStrangers(db: Knex, limit: number): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_hit
     set payload = null, external_id = null, updated_at = now()
     where id in (
       select id from post_purchase_hit
       where message_id is null and external_id is not null
         and created_at < now() - ? * interval '1 day'
       order by id
       limit ?)`,
    [PATIENCE_DAYS, limit]
  )
  return rowCount
}
