import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Writes down that an attempt is about to leave, so that a crash in the middle of it is
 * found as an attempt of unknown outcome and never as one that was not made.
 *
 * The lease must still run: an owner that slept past it, alone in the store, may hold a key
 * that the provider has forgotten since the claim looked at its age.
 *
 * @returns false when the lease is over or the batch has another owner by now: then nothing
 *   may be handed over, and the next claim decides anew
 */
export async function beginAttempt(
  db: Knex,
  batchId: string,
  fence: number,
  leaseSeconds: number
): Promise<boolean> {
  const { rowCount } = await db.raw(
    `update post_purchase_batch
     set attempt = attempt + 1, open_since = coalesce(open_since, now()),
         claimed_until = now() + ? * interval '1 second', updated_at = now()
     where id = ? and fence = ? and state = 'open' and claimed_until > now()`,
    [leaseSeconds, batchId, fence]
  )
  return rowCount === 1
}
