import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { toStorableText } from "../storable-text"

/**
 * Lets go of a batch until its next attempt.
 *
 * @param renewedKey - a new idempotency key, given only when the last attempt was refused for
 *   certain and no earlier one is open: a provider that remembers refusals under their key
 *   would else refuse for as long as it remembers
 */
export async function postponeBatch(
  db: Knex,
  batch: { id: string; fence: number },
  delaySeconds: number,
  error: string,
  renewedKey: string | null
): Promise<void> {
  await db.raw(
    `update post_purchase_batch
     set next_attempt_at = now() + ? * interval '1 second', claimed_until = now(),
         last_error = ?,
         idempotency_key = coalesce(?::text, idempotency_key),
         open_since = case when ?::text is null then open_since end,
         updated_at = now()
     where id = ? and fence = ? and state = 'open'`,
    [delaySeconds, toStorableText(error), renewedKey, renewedKey, batch.id, batch.fence]
  )
}
