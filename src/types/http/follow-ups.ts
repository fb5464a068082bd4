import type { MessageState, Purpose } from "../../modules/post-purchase/constants"
import type { FollowUpContent } from "../../modules/post-purchase/follow-up"
import type { AdminPreviewResponse } from "./preview"

/** What is written, and to whom: an order's customer, or a customer. */
export type AdminFollowUpDraft = {
  /** `transactional` for the service of an order, `marketing` for all that promotes something. */
  purpose: Purpose
  /** One of the two, or both. */
  order_id?: string
  customer_id?: string
  /** Language tag of the words around it. (Default: the customer's) */
  locale?: string
  content: FollowUpContent
}

/** POST /admin/post-purchase/follow-ups */
export type AdminCreateFollowUp = AdminFollowUpDraft & {
  /** Made up once for each form: the same form sent twice is one message. */
  dedupe_key: string
  /** ISO 8601. (Default: at once) */
  send_at?: string
}

/** A message that was written by hand; moments are ISO strings. */
export type AdminFollowUp = {
  id: string
  purpose: Purpose
  order_id: string | null
  customer_id: string | null
  /** Null after the person was erased. */
  email: string | null
  locale: string | null
  /** Null after the person was erased. */
  content: FollowUpContent | null
  author_id: string | null
  written_at: string
  /** Null for a message that is gone. */
  message: {
    id: string
    state: MessageState
    send_at: string
    sent_at: string | null
    skip_explanation: string | null
  } | null
}
export type AdminFollowUpResponse = { follow_up: AdminFollowUp }

/** GET /admin/post-purchase/follow-ups; at least one of the first three. */
export type AdminFollowUpsQuery = {
  order_id?: string
  customer_id?: string
  email?: string
  limit?: number
  offset?: number
}
export type AdminFollowUpsResponse = {
  follow_ups: AdminFollowUp[]
  count: number
  limit: number
  offset: number
}

/** POST /admin/post-purchase/follow-ups/preview stores nothing. */
export type AdminFollowUpPreviewResponse = {
  preview: Omit<AdminPreviewResponse["preview"], "order" | "is_sample"> & {
    /** Whom it would go to. */
    to: string
  }
}
