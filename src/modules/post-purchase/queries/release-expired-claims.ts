import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Gives back what a dispatcher claimed and never sealed because it died: nothing of it was
 * handed over, so it is simply due again.
 *
 * The dead owner, should it only have slept, finds its fence gone with the next claim.
 *
 * @returns how many messages were given back
 */
export async function releaseExpiredClaims(db: Knex): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_message
     set state = 'scheduled', claimed_until = null, updated_at = now()
     where id in (
       select id from post_purchase_message
       where state = 'claimed' and batch_id is null and claimed_until < now()
       limit 10000
       for update skip locked
     )`
  )
  return rowCount
}
