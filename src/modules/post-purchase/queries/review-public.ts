import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { toStorableText } from "../storable-text"
import { REVIEW_COLUMNS, type ReviewRow } from "./review-rows"

/** In which order reviews are read. */
export const ReviewSort = {
  NEWEST: "newest",
  HIGHEST: "highest",
  LOWEST: "lowest",
} as const
export type ReviewSort = (typeof ReviewSort)[keyof typeof ReviewSort]

const ORDER: Record<ReviewSort, string> = {
  newest: "r.published_at desc, r.id desc",
  highest: "v.rating desc, r.published_at desc, r.id desc",
  lowest: "v.rating, r.published_at desc, r.id desc",
}

/** Published versions alone: the join leads to no other. */
const PUBLISHED = `from post_purchase_review r
  join post_purchase_review_version v
    on v.review_id = r.id and v.version = r.published_version
  where r.product_id = ? and r.published_version is not null`

/** A page of what the public may see of a product's reviews, and how many there are. */
export async function listPublishedReviews(
  db: Knex,
  {
    product_id,
    ratings,
    sort,
    limit,
    offset,
  }: {
    product_id: string
    /** Null: all. */
    ratings: number[] | null
    sort: ReviewSort
    limit: number
    offset: number
  }
): Promise<{ rows: ReviewRow[]; count: number }> {
  const where = `${PUBLISHED} and (?::int[] is null or v.rating = any(?))`
  const bindings = [toStorableText(product_id), ratings, ratings]
  const [{ rows }, { rows: counted }] = await Promise.all([
    db.raw(`select ${REVIEW_COLUMNS} ${where} order by ${ORDER[sort]} limit ? offset ?`, [
      ...bindings,
      limit,
      offset,
    ]),
    db.raw(`select count(*)::int as count ${where}`, bindings),
  ])
  return { rows, count: counted[0].count }
}

/** How many published reviews of a product gave so many stars, by the number of stars. */
export async function readRating(
  db: Knex,
  productId: string
): Promise<Map<number, number>> {
  const { rows }: { rows: { rating: number; count: number }[] } = await db.raw(
    `select v.rating, count(*)::int as count ${PUBLISHED} group by v.rating`,
    [toStorableText(productId)]
  )
  return new Map(rows.map(({ rating, count }) => [rating, count]))
}
