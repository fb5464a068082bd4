import type { FeedbackState } from "../../../flows/feedback-state"
import type { FeedbackRow } from "../../../modules/post-purchase/queries/read-feedback"

/** Translates what the ledger knows into what a flow asks. */
export function toFeedbackState(row: FeedbackRow): FeedbackState {
  return {
    sent: (row.sent ?? []).map((message) => ({
      flow: message.flow,
      step: message.step,
      subject: message.subject,
      sentAt: new Date(message.sent_at),
      lineItemIds: message.line_item_ids ?? [],
    })),
    open: row.open ?? [],
    reviewedLineItemIds: new Set(row.reviewed_line_item_ids),
    reviewedProductIds: new Set(row.reviewed_product_ids),
    guidedProductIds: new Set(row.guided_product_ids),
    answeredSurveys: new Set(row.answered_surveys),
    lastSentAt: new Map(
      Object.entries(row.last_sent_at ?? {}).map(([flow, at]) => [flow, new Date(at)])
    ),
  }
}
