import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Empties what providers said about batches that held the person's mail. A batch that was
 * divided is no longer named by its messages, so it is found by the address in its words.
 */
export async function eraseBatches(
  trx: Knex.Transaction,
  { email, pseudonym }: { email: string; pseudonym: string }
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_batch
     set last_error = null, updated_at = now()
     where state <> 'open' and last_error is not null
       and (id in (select batch_id from post_purchase_message where email = ?)
            or strpos(lower(last_error), ?) > 0)`,
    [pseudonym, email]
  )
  return rowCount
}
