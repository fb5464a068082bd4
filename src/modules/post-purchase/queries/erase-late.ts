import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { TRACES } from "./erase-hits"

/** Messages of people who were erased. Each erasure finds its own by the index on the address. */
const ERASED = `(
  select m.id from (
    select distinct 'erased:' || left(email_hash, 16) as email from post_purchase_erasure) e
  join post_purchase_message m on m.email = e.email)`

/**
 * Empties what came to be known after the erasure: providers report deliveries, failures and
 * complaints hours and weeks late, each with the address in it, and an event may have been read
 * before the erasure and written after it.
 *
 * @returns how many rows were emptied
 */
export async function eraseLateReports(db: Knex): Promise<number> {
  const hits = await db.raw(
    `update post_purchase_hit
     set user_agent = null, ip_range = null, network = null, payload = null,
         updated_at = now()
     where id in (
       select h.id from ${ERASED} m join post_purchase_hit h on h.message_id = m.id
       where ${TRACES})`
  )
  const messages = await db.raw(
    `update post_purchase_message set last_error = null, updated_at = now()
     where last_error is not null and id in ${ERASED}`
  )
  const suppressions = await db.raw(
    `update post_purchase_suppression
     set email = null, detail = null, updated_at = now()
     where (email is not null or detail is not null) and message_id in ${ERASED}
       and email_hash in (select email_hash from post_purchase_erasure)`
  )
  return hits.rowCount + messages.rowCount + suppressions.rowCount
}
