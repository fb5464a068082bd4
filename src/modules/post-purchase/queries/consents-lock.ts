import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Holds people until the transaction ends: whoever reads what a person last said in order to
 * say something after it must be the only one to do so.
 *
 * The race: somebody confirms a subscription and, in another process, unsubscribes. Without
 * this the confirmation could read the request, the withdrawal be written, and the grant
 * follow it. A lock on the address, not on a row, because a person may have no row yet. It
 * is a statement of its own: under READ COMMITTED the next one sees what was committed while
 * this one waited. Keys are taken in their own order, and may be taken again.
 *
 * @param trx - a transaction
 */
export async function lockPeople(trx: Knex, emails: string[]): Promise<void> {
  await trx.raw(
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended('post-purchase-person:' || email, 0) as key
       from unnest(?::text[]) as people(email)
       order by key
       offset 0) as keys`,
    [emails]
  )
}
