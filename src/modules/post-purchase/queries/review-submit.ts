import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ReviewSource } from "../constants"
import type { ReviewPhoto, ReviewWords } from "../review"
import { toStorableJson } from "../storable-text"

/** A review as it came in, checked. */
export type ReviewSubmission = ReviewWords & {
  /** Id with the prefix `pprev`, should it be the line item's first. */
  id: string
  /** Id with the prefix `pprvv`. */
  version_id: string
  line_item_id: string
  order_id: string
  product_id: string
  variant_id: string | null
  product_title: string
  variant_title: string | null
  sales_channel_id: string | null
  customer_id: string | null
  /** Normalised. */
  email: string
  source: ReviewSource
  /** The mail that asked; null when none did. */
  message_id: string | null
  photos: ReviewPhoto[]
  locale: string | null
  fingerprint: string
}

/** What became of a submission. */
export type SubmittedReview =
  | { outcome: "new"; id: string; version: number }
  /** `before`: the review's row as JSON, for {@link takeBackVersion}. */
  | { outcome: "edited"; id: string; version: number; before: string }
  /** The same words and photos are its latest version. */
  | { outcome: "known"; id: string; version: number }
  /** The person was erased since the mail was sent. */
  | { outcome: "gone" }

/**
 * Stores a review, or another version of it.
 *
 * The races, under READ COMMITTED: of two first submissions the unique index on the line item
 * lets one insert; the other waits for it, and goes on as an edit. Edits lock the review's row,
 * so that two never take one version number, and the same form posted twice finds itself. An
 * erasure and a submission by link meet at the message's row: whichever comes second sees what
 * the first has done.
 *
 * A new version leaves the published one where it is: the public sees that until the new one
 * is decided about. What a mail offered is taken from the mail, for the first that offered
 * anything, and never changes after that.
 */
export async function submitReview(
  db: Knex,
  submission: ReviewSubmission
): Promise<SubmittedReview> {
  return db.transaction(async (trx) => {
    if (
      submission.source === ReviewSource.LINK &&
      !(await holdMessage(trx, submission.message_id))
    ) {
      return { outcome: "gone" }
    }
    if (await insertReview(trx, submission)) {
      await insertVersion(trx, submission, submission.id, 1)
      return { outcome: "new", id: submission.id, version: 1 }
    }
    const latest = await lockReview(trx, submission.line_item_id)
    if (latest.fingerprint === submission.fingerprint) {
      return { outcome: "known", id: latest.id, version: latest.version }
    }
    const version = latest.version + 1
    await insertVersion(trx, submission, latest.id, version)
    await moveToVersion(trx, submission, latest.id, version)
    return { outcome: "edited", id: latest.id, version, before: latest.before }
  })
}

/** @returns false when the message is gone, or was emptied by an erasure */
async function holdMessage(
  trx: Knex.Transaction,
  messageId: string | null
): Promise<boolean> {
  const { rows } = await trx.raw(
    `select 1 from post_purchase_message where id = ? and mentions is not null for share`,
    [messageId]
  )
  return rows.length > 0
}

async function insertReview(
  trx: Knex.Transaction,
  review: ReviewSubmission
): Promise<boolean> {
  const { rowCount } = await trx.raw(
    `insert into post_purchase_review (id, line_item_id, order_id, product_id, variant_id,
       product_title, variant_title, sales_channel_id, customer_id, email, source,
       message_id, incentive, state, version, submitted_at, edited_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       (select incentive from post_purchase_message where id = ?),
       'pending', 1, clock_timestamp(), clock_timestamp())
     on conflict (line_item_id) do nothing`,
    [
      review.id,
      review.line_item_id,
      review.order_id,
      review.product_id,
      review.variant_id,
      review.product_title,
      review.variant_title,
      review.sales_channel_id,
      review.customer_id,
      review.email,
      review.source,
      review.message_id,
      review.message_id,
    ]
  )
  return rowCount === 1
}

async function lockReview(
  trx: Knex.Transaction,
  lineItemId: string
): Promise<{ id: string; version: number; fingerprint: string; before: string }> {
  await trx.raw(`select id from post_purchase_review where line_item_id = ? for update`, [
    lineItemId,
  ])
  // A statement of its own: it sees what was committed while the lock was waited for.
  const { rows } = await trx.raw(
    `select r.id, r.version, v.fingerprint, to_jsonb(r)::text as before
     from post_purchase_review r
     join post_purchase_review_version v on v.review_id = r.id and v.version = r.version
     where r.line_item_id = ?`,
    [lineItemId]
  )
  return rows[0]
}

async function insertVersion(
  trx: Knex.Transaction,
  words: ReviewSubmission,
  reviewId: string,
  version: number
): Promise<void> {
  await trx.raw(
    `insert into post_purchase_review_version (id, review_id, version, rating, title, body,
       photos, author, locale, fingerprint, written_at)
     values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, clock_timestamp())`,
    [
      words.version_id,
      reviewId,
      version,
      words.rating,
      words.title,
      words.body,
      toStorableJson(words.photos),
      words.author,
      words.locale,
      words.fingerprint,
    ]
  )
}

async function moveToVersion(
  trx: Knex.Transaction,
  review: ReviewSubmission,
  id: string,
  version: number
): Promise<void> {
  await trx.raw(
    `update post_purchase_review
     set version = ?, state = 'pending', edited_at = clock_timestamp(),
         rejection_reason = null, rejection_note = null, decided_at = null,
         decided_by = null, email = ?, customer_id = ?, erased_at = null,
         message_id = coalesce(message_id, ?),
         incentive = coalesce(incentive,
           (select incentive from post_purchase_message where id = ?)),
         updated_at = now()
     where id = ?`,
    [version, review.email, review.customer_id, review.message_id, review.message_id, id]
  )
}
