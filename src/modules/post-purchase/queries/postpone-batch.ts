import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { toStorableText } from "../storable-text"

/** Lets go of a batch until the same bytes are handed over again, under the same key. */
export async function postponeBatch(
  db: Knex,
  batch: { id: string; fence: number },
  delaySeconds: number,
  error: string
): Promise<void> {
  await db.raw(
    `update post_purchase_batch
     set next_attempt_at = now() + ? * interval '1 second', claimed_until = now(),
         last_error = ?, updated_at = now()
     where id = ? and fence = ? and state = 'open'`,
    [delaySeconds, toStorableText(error), batch.id, batch.fence]
  )
}
