import type { Flow, OrderStep } from "../../flows/flow"
import { type StepConfig, resolveStepConfig } from "../../flows/step-config"
import type { FlowSettings } from "../../modules/post-purchase/flow-overrides"
import type { ClaimedMessage } from "../../modules/post-purchase/queries/claim-due-messages"
import type { PlannedMessage } from "../../modules/post-purchase/queries/plan-messages"
import { toPlannedMessage } from "../plan/to-planned-message"
import type { ReplayedOccurrence } from "./find-occurrences"

/** A message as the flow would have planned it. */
export type ReplayMessage = {
  planned: Omit<PlannedMessage, "id">
  flow: Flow
  step: OrderStep
  config: StepConfig
  orderId: string
  plannedAt: Date
  dueAt: Date
  expiresAt: Date | null
}

/**
 * The messages that occurrences would have planned, each once, in the order in which they would
 * have been due.
 *
 * @param settleSeconds - the least time between an occurrence and its mail
 */
export function planReplay(
  flow: Flow,
  settings: FlowSettings,
  occurrences: ReplayedOccurrence[],
  settleSeconds: number
): ReplayMessage[] {
  const messages = new Map<string, ReplayMessage>()
  for (const occurrence of occurrences) {
    for (const step of flow.steps) {
      if (
        step.about === "order" &&
        step.triggers.some(({ kind }) => kind === occurrence.kind)
      ) {
        const message = toMessage(flow, step, settings, occurrence, settleSeconds)
        messages.set(message.planned.dedupe_key, message)
      }
    }
  }
  return [...messages.values()].sort(
    (one, other) => one.dueAt.getTime() - other.dueAt.getTime()
  )
}

function toMessage(
  flow: Flow,
  step: OrderStep,
  settings: FlowSettings,
  { addressee, ...occurrence }: ReplayedOccurrence,
  settleSeconds: number
): ReplayMessage {
  const config = resolveStepConfig(flow, step, settings, addressee.sales_channel_id)
  const planned = toPlannedMessage({ flow, step }, occurrence, addressee, {
    config,
    now: occurrence.occurred_at,
    settleSeconds,
    // Medusa does not keep who was not to be notified of a change.
    isDeclined: false,
    // The replay asks for them, as they were.
    suppressions: [],
  })
  const at = occurrence.occurred_at.getTime()
  return {
    planned,
    flow,
    step,
    config,
    orderId: occurrence.order_id,
    plannedAt: occurrence.occurred_at,
    dueAt: new Date(at + planned.delay_seconds * 1000),
    expiresAt:
      planned.expires_seconds === null
        ? null
        : new Date(at + planned.expires_seconds * 1000),
  }
}

/** The message as a dispatcher would have claimed it at a moment. */
export function claimAt(
  { planned, plannedAt, expiresAt }: ReplayMessage,
  moment: Date
): ClaimedMessage {
  return {
    // No message has this id: a link that was signed for it would lead nowhere.
    id: "simulated",
    flow: planned.flow,
    step: planned.step,
    purpose: planned.purpose,
    subject: planned.subject,
    email: planned.email,
    customer_id: planned.customer_id,
    order_id: planned.order_id,
    fulfillment_id: planned.fulfillment_id,
    sales_channel_id: planned.sales_channel_id,
    locale: planned.locale,
    planned_at: plannedAt,
    send_at: moment,
    failures: 0,
    expires_at: expiresAt,
    expired: expiresAt !== null && expiresAt < moment,
  }
}
