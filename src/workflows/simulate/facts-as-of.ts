import { type ConditionFacts } from "../../flows/conditions"
import type { FeedbackState } from "../../flows/feedback-state"
import type { Recipient } from "../../modules/post-purchase/contact-state"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"
import type { AttributionSettings } from "../../modules/post-purchase/queries/attribute-orders"
import type { StoreSettings } from "../../modules/post-purchase/settings"
import { mailLanguageOf, mailLocaleOf } from "../dispatch/facts/mail-locale"
import { toConditionFacts } from "../dispatch/facts/read-condition-facts"
import type { BatchFacts } from "../dispatch/run/read-facts"
import { feedbackAsOf } from "./as-of/feedback-as-of"
import { orderAsOf, reportsAsOf } from "./as-of/order-as-of"
import { purchasesAsOf } from "./as-of/purchases-as-of"
import { recipientAsOf } from "./as-of/recipient-as-of"
import type { ReplayMessage } from "./plan-replay"
import type { ReplayFacts } from "./replay-facts"
import type { SimulatedSends } from "./simulated-sends"

/** What is the same for a whole replay. */
export type AsOf = {
  facts: ReplayFacts
  sends: SimulatedSends
  /** Whether a real mail is one that the replay sends anew. */
  isReplayed: (dedupeKey: string) => boolean
  attribution: AttributionSettings
  settings: Pick<StoreSettings, "default_locale">
}

/** All that a decision about one message looks at, as it was at a moment. */
export function factsAsOf(
  { facts, sends, isReplayed, attribution, settings }: AsOf,
  { orderId, step, config }: ReplayMessage,
  moment: Date
): BatchFacts {
  const found = facts.orders.get(orderId)
  const order = found && orderAsOf(found, moment)
  const email = normalizeEmail(order?.email)
  const history = facts.people.get(email ?? "")
  const toPerson = sends.toPerson(email ?? "")
  const recipient = history && recipientAsOf(history, order, moment, toPerson, isReplayed)
  const needsFeedback = step.needs.includes("feedback")
  return {
    orders: mapOf(orderId, order),
    reports: mapOf(orderId, reportsAsOf(facts.reports.get(orderId) ?? [], moment)),
    feedback: mapOf<FeedbackState>(
      orderId,
      needsFeedback
        ? feedbackAsOf(
            history,
            facts.orderHistories.get(orderId),
            moment,
            {
              toPerson,
              aboutOrder: sends.aboutOrder(orderId),
              open: sends.openOf(orderId),
            },
            isReplayed
          )
        : undefined
    ),
    guides: step.needs.includes("guides") ? facts.guides : new Map(),
    proof: step.needs.includes("proof") ? facts.proof : new Map(),
    conditions: mapOf<ConditionFacts>(
      orderId,
      order && config.conditions
        ? toConditionFacts(
            {
              order,
              language: mailLanguageOf(
                mailLocaleOf(recipient, order.facts.locale, settings)
              ),
              asOf: moment,
            },
            facts.conditions.get(orderId),
            purchasesAsOf(
              history?.purchases ?? [],
              { id: orderId, createdAt: order.createdAt },
              moment,
              attribution
            )
          )
        : undefined
    ),
    followUps: new Map(),
    lowScores: new Map(),
    people: mapOf<Recipient>(email ?? "", recipient),
  }
}

function mapOf<Value>(key: string, value: Value | undefined): Map<string, Value> {
  return value === undefined ? new Map() : new Map([[key, value]])
}
