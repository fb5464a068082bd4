import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Empties the rendered mails of messages settled longer ago than the retention period. The
 * rows stay: who was written to, when and why is the ledger.
 *
 * @returns how many were emptied, at most `limit`
 */
export async function emptyPayloads(
  db: Knex,
  retentionDays: number,
  limit: number
): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_message
     set rendered_html = null, rendered_text = null, rendered_subject = null,
         envelope = null, payload_emptied_at = now(), updated_at = now()
     where id in (
       select id from post_purchase_message
       where rendered_html is not null and settled_at < now() - ? * interval '1 day'
       order by settled_at
       limit ?
     )`,
    [retentionDays, limit]
  )
  return rowCount
}
