import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** One part of a split batch. */
export type BatchPart = { id: string; idempotency_key: string; message_ids: string[] }

/**
 * Divides a batch that the provider refused as a whole, so that one bad mail is found and
 * the others go under new keys. That is safe although an earlier attempt may be open: what was
 * accepted under a key is answered with its success, and the same bytes are refused the same.
 *
 * @returns false when the batch has another owner by now
 */
export async function splitBatch(
  db: Knex,
  batch: { id: string; fence: number },
  parts: BatchPart[]
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const { rows } = await trx.raw(
      `update post_purchase_batch
       set state = 'split', settled_at = now(), updated_at = now()
       where id = ? and fence = ? and state = 'open'
       returning provider`,
      [batch.id, batch.fence]
    )
    if (!rows.length) {
      return false
    }
    for (const part of parts) {
      await trx.raw(
        `insert into post_purchase_batch
           (id, state, provider, idempotency_key, size, fence, claimed_until, next_attempt_at)
         values (?, 'open', ?, ?, ?, ?, now(), now())`,
        [
          part.id,
          rows[0].provider,
          part.idempotency_key,
          part.message_ids.length,
          batch.fence,
        ]
      )
      await trx.raw(
        `update post_purchase_message m
         set batch_id = ?, updated_at = now()
         where m.batch_id = ? and m.id = any(?)`,
        [part.id, batch.id, part.message_ids]
      )
    }
    return true
  })
}
