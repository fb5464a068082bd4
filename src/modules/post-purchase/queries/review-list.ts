import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { RejectionReason, ReviewState } from "../constants"
import type { ReviewPhoto } from "../review"
import { toStorableText } from "../storable-text"
import { REVIEW_COLUMNS, type ReviewRow } from "./review-rows"

/** Which reviews are wanted; null is any. */
export type ReviewFilter = {
  /** Part of the address, the words or the product's title, or a whole id. */
  q: string | null
  states: ReviewState[] | null
  product_id: string | null
  ratings: number[] | null
}

/**
 * A page of reviews with their latest words, the latest first, and how many there are. Of erased
 * people only what the public sees is left to look at.
 */
export async function listReviews(
  db: Knex,
  { q: typed, states, product_id, ratings }: ReviewFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: ReviewRow[]; count: number }> {
  const from = `from post_purchase_review r
    join post_purchase_review_version v on v.review_id = r.id and v.version = r.version
    where (r.erased_at is null or r.published_version is not null)
      and (?::text[] is null or r.state = any(?))
      and (?::text is null or r.product_id = ?)
      and (?::int[] is null or v.rating = any(?))
      and (?::text is null or ? in (r.id, r.order_id, r.line_item_id, r.product_id)
           or r.email ilike ? or r.product_title ilike ? or v.title ilike ?
           or v.body ilike ? or v.author ilike ?)`
  const q = typed === null ? null : toStorableText(typed)
  const pattern = q === null ? null : `%${q.replace(/[\\%_]/g, "\\$&")}%`
  const like = [pattern, pattern, pattern, pattern, pattern]
  const bindings = [
    ...[states, states, product_id, product_id, ratings, ratings],
    ...[q, q, ...like],
  ]
  const [{ rows }, { rows: counted }] = await Promise.all([
    db.raw(
      `select ${REVIEW_COLUMNS} ${from} order by r.edited_at desc, r.id desc limit ? offset ?`,
      [...bindings, page.limit, page.offset]
    ),
    db.raw(`select count(*)::int as count ${from}`, bindings),
  ])
  return { rows, count: counted[0].count }
}

/** One review with its latest words; null when there is none with this id. */
export async function readReview(db: Knex, id: string): Promise<ReviewRow | null> {
  const { rows } = await db.raw(
    `select ${REVIEW_COLUMNS}
     from post_purchase_review r
     join post_purchase_review_version v on v.review_id = r.id and v.version = r.version
     where r.id = ?`,
    [id]
  )
  return rows[0] ?? null
}

/** A version, and what was decided about it. */
export type ReviewVersionRow = {
  version: number
  rating: number
  title: string | null
  body: string | null
  author: string | null
  photos: ReviewPhoto[]
  locale: string | null
  written_at: Date
  state: ReviewState
  rejection_reason: RejectionReason | null
  rejection_note: string | null
  decided_at: Date | null
  decided_by: string | null
}

/** All that was ever written in a review, the newest first. */
export async function listReviewVersions(
  db: Knex,
  reviewId: string
): Promise<ReviewVersionRow[]> {
  const { rows } = await db.raw(
    `select version, rating, title, body, author, photos, locale, written_at, state,
       rejection_reason, rejection_note, decided_at, decided_by
     from post_purchase_review_version where review_id = ? order by version desc`,
    [reviewId]
  )
  return rows
}
