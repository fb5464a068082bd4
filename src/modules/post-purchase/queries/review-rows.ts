import type { RejectionReason, ReviewSource, ReviewState } from "../constants"
import type { ReviewPhoto } from "../review"

/** A review with the words of one of its versions. */
export type ReviewRow = {
  id: string
  line_item_id: string
  order_id: string
  product_id: string
  variant_id: string | null
  product_title: string
  variant_title: string | null
  customer_id: string | null
  email: string
  source: ReviewSource
  message_id: string | null
  incentive: string | null
  state: ReviewState
  version: number
  published_version: number | null
  rejection_reason: RejectionReason | null
  rejection_note: string | null
  submitted_at: Date
  edited_at: Date
  published_at: Date | null
  decided_at: Date | null
  decided_by: string | null
  response: string | null
  responded_at: Date | null
  responded_by: string | null
  erased_at: Date | null
  rating: number
  title: string | null
  body: string | null
  author: string | null
  photos: ReviewPhoto[]
  written_at: Date
}

/** For `r`, a review, and `v`, its version. */
export const REVIEW_COLUMNS = `r.id, r.line_item_id, r.order_id, r.product_id, r.variant_id,
  r.product_title, r.variant_title, r.customer_id, r.email, r.source, r.message_id,
  r.incentive, r.state, r.version, r.published_version, r.rejection_reason,
  r.rejection_note, r.submitted_at, r.edited_at, r.published_at, r.decided_at,
  r.decided_by, r.response, r.responded_at, r.responded_by, r.erased_at,
  v.rating, v.title, v.body, v.author, v.photos, v.written_at`
