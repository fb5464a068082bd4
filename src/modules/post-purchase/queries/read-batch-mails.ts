import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SealedMail } from "./seal-batch"

/** Reads back a sealed batch in its order, for an owner that did not seal it itself. */
export async function readBatchMails(db: Knex, batchId: string): Promise<SealedMail[]> {
  const { rows } = await db.raw(
    `select id, batch_position as position, email, rendered_subject as subject,
            rendered_html as html, rendered_text as text, envelope, links, mentions,
            incentive, failures
     from post_purchase_message
     where batch_id = ?
     order by batch_position`,
    [batchId]
  )
  return rows
}
