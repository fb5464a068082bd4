import { z } from "@medusajs/framework/zod"
import type { MailContext } from "../../../../emails"
import { type Reschedule, type Skip, reschedule, skip } from "../../../flows/decision"
import type { Flow, FlowContext, FlowStep } from "../../../flows/define-flow"
import type { OrderState, ShipmentReportState } from "../../../flows/order-state"
import type { ClaimedMessage } from "../../../modules/post-purchase/queries/claim-due-messages"

/** An order that cannot be seen this long after its event was rolled back; before, it may only be late. */
const MISSING_ORDER_PATIENCE_MS = 60_000

const address = z.email()

/** What the late decision looks at, all of it as it is now. */
export type DecisionInput = {
  message: ClaimedMessage
  found: { flow: Flow; step: FlowStep } | undefined
  isEnabled: boolean
  order: OrderState | undefined
  reports: ShipmentReportState[]
  mail: MailContext
  now: Date
}

/** A decision to send carries what the step needs to render. */
export type LateDecision =
  | { kind: "send"; step: FlowStep; context: FlowContext; email: string }
  | Skip
  | Reschedule

/**
 * Decides whether a due message is still right.
 *
 * Pure: the same input gives the same decision, so that it can be tested and simulated.
 */
export function decide({
  message,
  found,
  isEnabled,
  order,
  reports,
  mail,
  now,
}: DecisionInput): LateDecision {
  if (!found) {
    return skip("flow-disabled", `there is no step ${message.flow}/${message.step}`)
  }
  if (message.expired) {
    return skip("too-late")
  }
  if (!isEnabled) {
    return skip("flow-disabled")
  }
  if (!order) {
    const age = now.getTime() - message.planned_at.getTime()
    return age < MISSING_ORDER_PATIENCE_MS
      ? reschedule(10, "the order is not there yet")
      : skip("order-missing")
  }
  if (order.isMuted) {
    return skip("notification-declined", "the order asks for no notifications")
  }
  const context: FlowContext = {
    order,
    subjectId: message.subject.slice(message.subject.indexOf(":") + 1),
    reports,
    mail,
    now,
    plannedAt: message.planned_at,
  }
  const decision = found.step.eligible(context)
  if (decision.kind !== "send") {
    return decision
  }
  if (!order.email) {
    return skip("no-email")
  }
  if (!address.safeParse(order.email).success) {
    return skip("invalid-email", order.email)
  }
  return { kind: "send", step: found.step, context, email: order.email }
}
