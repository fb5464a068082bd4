import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { REVIEW_COLUMNS, type ReviewRow } from "./review-rows"

/** The review of a line item with its latest words; null when there is none. */
export async function readReviewOf(
  db: Knex,
  lineItemId: string
): Promise<ReviewRow | null> {
  const { rows } = await db.raw(
    `select ${REVIEW_COLUMNS}
     from post_purchase_review r
     join post_purchase_review_version v on v.review_id = r.id and v.version = r.version
     where r.line_item_id = ?`,
    [lineItemId]
  )
  return rows[0] ?? null
}

/** A customer's own reviews, the latest words first. */
export async function listOwnReviews(
  db: Knex,
  customerId: string,
  page: { limit: number; offset: number }
): Promise<{ rows: ReviewRow[]; count: number }> {
  const [{ rows }, { rows: counted }] = await Promise.all([
    db.raw(
      `select ${REVIEW_COLUMNS}
       from post_purchase_review r
       join post_purchase_review_version v on v.review_id = r.id and v.version = r.version
       where r.order_id in (select id from "order" where customer_id = ?)
         and r.erased_at is null
       order by r.edited_at desc, r.id limit ? offset ?`,
      [customerId, page.limit, page.offset]
    ),
    db.raw(
      `select count(*)::int as count from post_purchase_review r
       where r.order_id in (select id from "order" where customer_id = ?)
         and r.erased_at is null`,
      [customerId]
    ),
  ])
  return { rows, count: counted[0].count }
}
