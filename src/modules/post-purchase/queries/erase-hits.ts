import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const TRACES = `(h.user_agent is not null or h.ip_range is not null
                 or h.network is not null or h.payload is not null)`

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
 * Empties provider's events that name the address and belong to no message of the ledger, as
 * when the store sends other mail from the same account. They have no column for it, so this
 * reads all of them: call it outside the transaction that holds the person's rows.
 */
export async function eraseStrayHits(db: Knex, email: string): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_hit
     set payload = null, updated_at = now()
     where message_id is null and payload is not null
       and strpos(lower(payload::text), ?) > 0`,
    [email]
  )
  return rowCount
}

/**
 * The same for hits that came after the erasure: providers report deliveries and complaints
 * hours and weeks late. Reads only the messages of people who were erased.
 */
export async function eraseLateHits(db: Knex): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_hit
     set user_agent = null, ip_range = null, network = null, payload = null,
         updated_at = now()
     where id in (
       select h.id from (
         select distinct 'erased:' || left(email_hash, 16) as email
         from post_purchase_erasure) e
       join post_purchase_message m on m.email = e.email
       join post_purchase_hit h on h.message_id = m.id
       where ${TRACES})`
  )
  return rowCount
}
