import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Takes back a version that was only just written, as when a later step of a store's own
 * workflow fails. Once somebody has written or decided since, it stays.
 *
 * @param before - the review's row as it was; null when the version was its first
 */
export async function takeBackVersion(
  db: Knex,
  { id, version, before }: { id: string; version: number; before: string | null }
): Promise<void> {
  await db.transaction(async (trx) => {
    const { rows } = await trx.raw(
      `select id from post_purchase_review
       where id = ? and version = ? and state = 'pending' for update`,
      [id, version]
    )
    if (!rows.length) {
      return
    }
    await trx.raw(
      `delete from post_purchase_review_version where review_id = ? and version = ?`,
      [id, version]
    )
    if (before === null) {
      await trx.raw(`delete from post_purchase_review where id = ?`, [id])
    } else {
      await restoreReview(trx, before)
    }
  })
}

/** Writes a review's row back as it was. */
export async function restoreReview(trx: Knex, before: string): Promise<void> {
  await trx.raw(
    `update post_purchase_review r
     set state = b.state, version = b.version, published_version = b.published_version,
         rejection_reason = b.rejection_reason, rejection_note = b.rejection_note,
         edited_at = b.edited_at, published_at = b.published_at,
         decided_at = b.decided_at, decided_by = b.decided_by,
         email = b.email, customer_id = b.customer_id, erased_at = b.erased_at,
         message_id = b.message_id, incentive = b.incentive,
         response = b.response, responded_at = b.responded_at,
         responded_by = b.responded_by, updated_at = now()
     from jsonb_populate_record(null::post_purchase_review, ?::jsonb) b
     where r.id = b.id`,
    [before]
  )
}
