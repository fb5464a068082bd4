import { type Flow, type FlowStep } from "../../flows/define-flow"
import { toSeconds } from "../../flows/duration"
import { MessageState } from "../../modules/post-purchase/constants"
import type { PlannedMessage } from "../../modules/post-purchase/queries/plan-messages"
import type { Occurrence } from "./sources/occurrence"

/** Who the order belongs to, as far as it is known when the plan is made. */
export type Addressee = {
  email: string | null
  customer_id: string | null
  sales_channel_id: string | null
  locale: string | null
}

/**
 * The message that a step plans for an occurrence.
 *
 * Pure. Its dedupe key rests on flow, step and subject alone, so every path to the same
 * occurrence plans the same row.
 *
 * @param settleSeconds - the least time between the plan and the mail
 * @param isDeclined - whoever made the change chose not to notify the customer
 */
export function toPlannedMessage(
  { flow, step }: { flow: Flow; step: FlowStep },
  occurrence: Occurrence,
  addressee: Addressee,
  {
    now,
    settleSeconds,
    isDeclined,
  }: { now: Date; settleSeconds: number; isDeclined: boolean }
): Omit<PlannedMessage, "id"> {
  const age = (now.getTime() - occurrence.occurred_at.getTime()) / 1000
  return {
    dedupe_key: `${flow.key}/${step.key}/${occurrence.subject}`,
    flow: flow.key,
    step: step.key,
    purpose: flow.purpose,
    subject: occurrence.subject,
    email: addressee.email,
    customer_id: addressee.customer_id,
    order_id: occurrence.order_id,
    fulfillment_id: occurrence.fulfillment_id,
    sales_channel_id: addressee.sales_channel_id,
    locale: addressee.locale,
    delay_seconds: Math.max(settleSeconds, toSeconds(step.delay) - age),
    expires_seconds: toSeconds(step.expiresAfter) - age,
    state: isDeclined ? MessageState.SKIPPED : MessageState.SCHEDULED,
    skip_reason: isDeclined ? "notification-declined" : null,
  }
}
