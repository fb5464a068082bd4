import { type Flow, type FlowStep, purposeOf } from "../../flows/flow"
import { type StepConfig } from "../../flows/step-config"
import {
  MessageState,
  type Purpose,
  type SuppressionReason,
} from "../../modules/post-purchase/constants"
import type { SkipReason } from "../../modules/post-purchase/skip-reasons"
import { decideSuppression } from "../dispatch/rules/suppression-rule"
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
 * @param config - when it is due, and how long it is useful, by what the admin set
 * @param settleSeconds - the least time between the plan and the mail
 * @param isDeclined - whoever made the change chose not to notify the customer
 * @param suppressions - what keeps mail from the address as the plan is made; it is asked
 *   again when the message is due, so a plan that is skipped here was hopeless already
 */
export function toPlannedMessage(
  { flow, step }: { flow: Flow; step: FlowStep },
  occurrence: Occurrence,
  addressee: Addressee,
  {
    config,
    now,
    settleSeconds,
    isDeclined,
    suppressions,
  }: {
    config: Pick<StepConfig, "delaySeconds" | "expiresSeconds">
    now: Date
    settleSeconds: number
    isDeclined: boolean
    suppressions: SuppressionReason[]
  }
): Omit<PlannedMessage, "id"> {
  const purpose = purposeOf(flow, step)
  const skipReason = isDeclined
    ? "notification-declined"
    : whySuppressed(purpose, suppressions)
  const age = (now.getTime() - occurrence.occurred_at.getTime()) / 1000
  return {
    dedupe_key: `${flow.key}/${step.key}/${occurrence.subject}`,
    flow: flow.key,
    step: step.key,
    purpose,
    subject: occurrence.subject,
    email: addressee.email,
    customer_id: addressee.customer_id,
    order_id: occurrence.order_id,
    fulfillment_id: occurrence.fulfillment_id,
    sales_channel_id: addressee.sales_channel_id,
    locale: addressee.locale,
    delay_seconds: Math.max(settleSeconds, config.delaySeconds - age),
    expires_seconds: config.expiresSeconds - age,
    state: skipReason ? MessageState.SKIPPED : MessageState.SCHEDULED,
    skip_reason: skipReason,
  }
}

function whySuppressed(
  purpose: Purpose,
  suppressions: SuppressionReason[]
): SkipReason | null {
  const decision = decideSuppression(purpose, suppressions)
  return decision.kind === "skip" ? decision.reason : null
}
