import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MessageState, RejectionReason, ReviewState } from "../constants"

/** An item that somebody was, or was to be, asked about, and what became of it. */
export type ReviewAuditRow = {
  message_id: string
  /** `ask` or `remind`. */
  step: string
  state: MessageState
  skip_reason: string | null
  order_id: string | null
  email: string | null
  /** Null for a mail that was not sent: which items it would have named was not decided. */
  line_item_id: string | null
  product_id: string | null
  incentive: string | null
  planned_at: Date
  sent_at: Date | null
  settled_at: Date | null
  review_id: string | null
  rating: number | null
  review_state: ReviewState | null
  rejection_reason: RejectionReason | null
  submitted_at: Date | null
  edited_at: Date | null
  decided_at: Date | null
  published_at: Date | null
}

/**
 * The next invitations by their messages' ids: one row for each item of each message of the flow
 * `review-request`. A page ends with a whole message, so that none is cut in two.
 */
export async function readReviewAudit(
  db: Knex,
  after: string,
  limit: number
): Promise<ReviewAuditRow[]> {
  const { rows } = await db.raw(
    `select m.id as message_id, m.step, m.state, m.skip_reason, m.order_id, m.email,
       k.mention ->> 'line_item_id' as line_item_id,
       k.mention ->> 'product_id' as product_id,
       m.incentive, m.planned_at, m.sent_at, m.settled_at,
       r.id as review_id, v.rating, r.state as review_state, r.rejection_reason,
       r.submitted_at, r.edited_at, r.decided_at, r.published_at
     from (select * from post_purchase_message
           where flow = 'review-request' and id > ? order by id limit ?) m
     left join lateral jsonb_array_elements(m.mentions) with ordinality
       as k(mention, position) on true
     left join post_purchase_review r on r.line_item_id = k.mention ->> 'line_item_id'
     left join post_purchase_review_version v
       on v.review_id = r.id and v.version = r.version
     order by m.id, k.position`,
    [after, limit]
  )
  return rows
}
