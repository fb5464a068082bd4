import type { FeedbackState } from "../../../flows/feedback-state"
import type { OrderHistory } from "../../../modules/post-purchase/queries/read-orders-history"
import { GUIDE_FLOW } from "../../../modules/post-purchase/queries/read-feedback"
import type { PersonHistory } from "../../../modules/post-purchase/queries/read-people-history"
import type { SimulatedSend } from "../simulated-sends"
import { isBy } from "./order-as-of"

/**
 * What a person had been asked and had answered at a moment, with the replay's own mails in
 * the place of the real ones.
 *
 * Pure. Answers are those that were really given: who was not asked in truth has given none.
 */
export function feedbackAsOf(
  person: PersonHistory | undefined,
  order: OrderHistory | undefined,
  moment: Date,
  sends: {
    toPerson: readonly SimulatedSend[]
    aboutOrder: readonly SimulatedSend[]
    open: FeedbackState["open"]
  },
  isReplayed: (dedupeKey: string) => boolean
): FeedbackState {
  const mails = (person?.mails ?? []).filter(
    ({ at, dedupe_key }) => isBy(at, moment) && !isReplayed(dedupe_key)
  )
  const marketing = [
    ...mails.map(({ flow, at, product_ids }) => ({
      flow,
      at: new Date(at),
      productIds: product_ids ?? [],
    })),
    ...sends.toPerson.filter(({ isMarketing }) => isMarketing),
  ]
  const lastSentAt = new Map<string, Date>()
  for (const { flow, at } of marketing) {
    const known = lastSentAt.get(flow)
    lastSentAt.set(flow, known && known > at ? known : at)
  }
  return {
    sent: [
      ...(order?.sent ?? [])
        .filter(({ at, dedupe_key }) => isBy(at, moment) && !isReplayed(dedupe_key))
        .map(({ flow, step, subject, at, line_item_ids }) => ({
          flow,
          step,
          subject,
          sentAt: new Date(at),
          lineItemIds: line_item_ids ?? [],
        })),
      ...sends.aboutOrder.map(({ flow, step, subject, at, lineItemIds }) => ({
        flow,
        step,
        subject,
        sentAt: at,
        lineItemIds,
      })),
    ],
    open: sends.open,
    reviewedLineItemIds: new Set(
      (order?.reviews ?? [])
        .filter(({ submitted_at }) => isBy(submitted_at, moment))
        .map(({ line_item_id }) => line_item_id)
    ),
    reviewedProductIds: new Set(
      (person?.reviews ?? [])
        .filter(({ submitted_at }) => isBy(submitted_at, moment))
        .map(({ product_id }) => product_id)
    ),
    guidedProductIds: new Set(
      marketing.flatMap(({ flow, productIds }) => (flow === GUIDE_FLOW ? productIds : []))
    ),
    answeredSurveys: new Set(
      (order?.answers ?? [])
        .filter(({ answered_at }) => isBy(answered_at, moment))
        .map(({ survey }) => survey)
    ),
    lastSentAt,
  }
}
