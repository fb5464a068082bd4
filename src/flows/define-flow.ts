import {
  type EmailTemplate,
  type MailContext,
  type RenderedEmail,
  designOf,
  renderTemplate,
} from "../../emails"
import type { Purpose } from "../modules/post-purchase/constants"
import type { Decision } from "./decision"
import type { Duration } from "./duration"
import type { OrderState, ShipmentReportState } from "./order-state"
import type { Trigger } from "./triggers"

/** What a step sees when its message is due: everything as it is now. */
export type FlowContext = {
  order: OrderState
  /** Id of what the message is about, without its kind: the fulfilment's, the refund's … */
  subjectId: string
  /** What was reported about the order's parcels, oldest first. */
  reports: ShipmentReportState[]
  /** Brand, language, time zone and copy. */
  mail: MailContext
  now: Date
  /** When the message was planned. */
  plannedAt: Date
}

/** One message of a flow, with the types of its template closed in. */
export type FlowStep = {
  key: string
  title: string
  trigger: Trigger
  /** From the trigger to the moment it is due. (Default: at once) */
  delay: Duration
  /** From the trigger to the moment after which it is not worth sending any more. */
  expiresAfter: Duration
  eligible: (context: FlowContext) => Decision
  render: (context: FlowContext) => RenderedEmail
}

/** A reason to write, its steps, and the rules that hold for them. */
export type Flow = {
  /** Stable: part of every dedupe key. Renaming it sends everything again. */
  key: string
  title: string
  description: string
  purpose: Purpose
  /** Whether it runs before an admin has decided. (Default: true) */
  enabledByDefault: boolean
  steps: FlowStep[]
}

/**
 * Declares one step: what it waits for, whether it is still right, and what it says.
 *
 * @example
 * defineStep({
 *   key: "confirm",
 *   title: "Order confirmation",
 *   trigger: onOrderPlaced(),
 *   expiresAfter: { days: 3 },
 *   eligible: ({ order }) => (order.canceledAt ? skip("order-canceled") : send()),
 *   template: orderConfirmation,
 *   props: ({ order, mail }) => orderConfirmationProps({ ...mail, order: order.facts }),
 * })
 */
export function defineStep<Props extends object>({
  template,
  props,
  delay = {},
  ...step
}: Omit<FlowStep, "render" | "delay"> & {
  delay?: Duration
  template: EmailTemplate<Props>
  props: (context: FlowContext) => Props
}): FlowStep {
  return {
    ...step,
    delay,
    render: (context) => renderTemplate(template, props(context), designOf(context.mail)),
  }
}

/** Declares a flow. See `order-confirmation.ts` for a small one. */
export function defineFlow({
  enabledByDefault = true,
  ...flow
}: Omit<Flow, "enabledByDefault"> & { enabledByDefault?: boolean }): Flow {
  return { ...flow, enabledByDefault }
}
