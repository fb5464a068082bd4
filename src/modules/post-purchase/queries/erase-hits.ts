import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Whether a hit `h` tells anything about its visitor. */
export const TRACES = `(h.user_agent is not null or h.ip_range is not null
                 or h.network is not null or h.payload is not null)`

/** Takes the person's hits before all else: whoever records events locks hits before messages. */
export async function lockHits(trx: Knex.Transaction, email: string): Promise<void> {
  await trx.raw(
    `select h.id from post_purchase_hit h
     where h.message_id in (select id from post_purchase_message where email = ?)
     order by h.dedupe_key
     for update`,
    [email]
  )
}

/** Empties what hits of an erased person's messages tell about the visitor. Kind, moment and label stay. */
export async function eraseHits(
  trx: Knex.Transaction,
  pseudonym: string
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_hit h
     set user_agent = null, ip_range = null, network = null, payload = null,
         updated_at = now()
     where h.message_id in (select id from post_purchase_message where email = ?)
       and ${TRACES}`,
    [pseudonym]
  )
  return rowCount
}

/**
 * Empties provider's events that name the address and whose mail is not known: not yet, or not
 * ever, as when the store sends other mail from the same account. Reads only those, by their
 * index; outside the transaction that holds the person's rows, since they are nobody's.
 */
export async function eraseStrayHits(db: Knex, email: string): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_hit
     set payload = null, updated_at = now()
     where message_id is null and external_id is not null and payload is not null
       and strpos(lower(payload::text), ?) > 0`,
    [email]
  )
  return rowCount
}
