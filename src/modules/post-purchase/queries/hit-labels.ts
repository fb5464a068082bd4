import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { HitKind, HitLabel } from "../constants"

/** A hit as the labeller sees it, with the label it has. */
export type HitToLabel = {
  id: string
  message_id: string
  kind: HitKind
  occurred_at: Date
  times: number
  position: number | null
  method: string | null
  user_agent: string | null
  ip_range: string | null
  network: string | null
  is_prefetch: boolean
  label: HitLabel | null
  label_reason: string | null
  label_version: number | null
  /** Another one after every change of the row. */
  row_version: string
}

/** A message as the labeller sees it. */
export type MessageToLabel = { id: string; sent_at: Date | null; link_count: number }

/** A label for a row, as it was when it was looked at. */
export type NewLabel = {
  id: string
  row_version: string
  label: HitLabel
  reason: string
  version: number
}

/** At most so many hits of one message are looked at together: more are no person's doing. */
const MOST_HITS = 500

/**
 * Lets one process label at a time, until its transaction ends. Two that judge a message's hits
 * side by side see different hits, and the one that saw fewer could write last.
 */
export async function lockLabelling(trx: Knex): Promise<void> {
  await trx.raw(
    `select pg_advisory_xact_lock(hashtextextended('post-purchase-labels', 0))`
  )
}

/** Messages with a hit that no version of the rules has looked at. */
export async function findUnlabelledMessages(db: Knex, limit: number): Promise<string[]> {
  const { rows } = await db.raw(
    `select distinct message_id from (
       select message_id from post_purchase_hit
       where label_version is null and message_id is not null
       order by id limit ?) h`,
    [limit]
  )
  return rows.map(({ message_id }: { message_id: string }) => message_id)
}

/** A page of the messages that have hits, in the order of their ids. */
export async function findMessagesWithHits(
  db: Knex,
  after: string,
  limit: number
): Promise<string[]> {
  const { rows } = await db.raw(
    `select distinct message_id from post_purchase_hit
     where message_id > ? order by message_id limit ?`,
    [after, limit]
  )
  return rows.map(({ message_id }: { message_id: string }) => message_id)
}

/** All hits of messages; of one with very many those without a label, then the newest. */
export async function readHitsToLabel(
  db: Knex,
  messageIds: string[]
): Promise<{ messages: MessageToLabel[]; hits: HitToLabel[] }> {
  const { rows: messages } = await db.raw(
    `select id, sent_at, coalesce(jsonb_array_length(
       case jsonb_typeof(links) when 'array' then links end), 0) as link_count
     from post_purchase_message where id = any(?)`,
    [messageIds]
  )
  const { rows: hits } = await db.raw(
    `select h.* from unnest(?::text[]) as wanted(id)
     cross join lateral (
       select id, message_id, kind, occurred_at, times, position, method, user_agent,
              ip_range, network, is_prefetch, label, label_reason, label_version,
              xmin::text as row_version
       from post_purchase_hit
       where message_id = wanted.id
       order by (label_version is null) desc, occurred_at desc, id
       limit ?) h`,
    [messageIds, MOST_HITS]
  )
  return { messages, hits }
}

/**
 * Writes labels. A hit that was counted once more since it was looked at keeps waiting for its
 * label: what was decided is out of date.
 */
export async function saveLabels(db: Knex, labels: NewLabel[]): Promise<void> {
  if (labels.length) {
    await db.raw(
      `update post_purchase_hit h
       set label = x.label, label_reason = x.reason, label_version = x.version,
           updated_at = now()
       from jsonb_to_recordset(?::jsonb) as x(
         id text, row_version text, label text, reason text, version int)
       where h.id = x.id and h.xmin::text = x.row_version`,
      [JSON.stringify(labels)]
    )
  }
}

/**
 * Labels what is tied to no message: the provider's reports are no person's doing, and of opens
 * and clicks nothing is known.
 *
 * @returns how many, at most `limit`
 */
export async function labelUnmatched(
  db: Knex,
  version: number,
  limit: number
): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_hit
     set label = case when kind in ('open', 'click', 'page-view') then 'unknown'
                      else 'machine' end,
         label_reason = case when kind in ('open', 'click', 'page-view') then 'not-ours'
                             else 'provider-report' end,
         label_version = ?, updated_at = now()
     where id in (
       select id from post_purchase_hit
       where label_version is null and message_id is null
       order by id limit ?)`,
    [version, limit]
  )
  return rowCount
}
