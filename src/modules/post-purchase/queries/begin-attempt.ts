import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Writes down that an attempt is about to leave, so that a crash in the middle of it is
 * found as an attempt of unknown outcome and never as one that was not made.
 *
 * @returns false when the batch has another owner by now: then nothing may be handed over
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
     where id = ? and fence = ? and state = 'open'`,
    [leaseSeconds, batchId, fence]
  )
  return rowCount === 1
}
