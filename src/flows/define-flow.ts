import {
  type EmailTemplate,
  type MailContext,
  type RenderedEmail,
  designOf,
  renderTemplate,
} from "../../emails"
import { MedusaError } from "@medusajs/framework/utils"
import { type ConsentTopic, Purpose, Topic } from "../modules/post-purchase/constants"
import type { ConsentRecord, ContactState } from "../modules/post-purchase/contact-state"
import type { Decision } from "./decision"
import type { Duration } from "./duration"
import type { OrderState, ShipmentReportState } from "./order-state"
import type { Trigger } from "./triggers"

/** What a step about an order sees when its message is due: everything as it is now. */
export type FlowContext = {
  order: OrderState
  /** Id of what the message is about, without its kind: the fulfilment's, the refund's … */
  subjectId: string
  /** What was reported about the order's parcels, oldest first. */
  reports: ShipmentReportState[]
  /** Brand, language, time zone and copy; in marketing mail the links to unsubscribe. */
  mail: MailContext
  now: Date
  /** When the message was planned. */
  plannedAt: Date
}

/** What a step about a person sees, apart from any order. */
export type ContactContext = {
  contact: ContactState
  consents: ReadonlyMap<ConsentTopic, ConsentRecord>
  /** Signed addresses of this person's pages. */
  links: { confirm: string; preferences: string }
  mail: MailContext
  now: Date
  plannedAt: Date
}

type StepBasics = {
  key: string
  title: string
  /** From the trigger to the moment it is due. (Default: at once) */
  delay: Duration
  /** From the trigger to the moment after which it is not worth sending any more. */
  expiresAfter: Duration
}

/** One message of a flow about an order, with the types of its template closed in. */
export type OrderStep = StepBasics & {
  about: "order"
  trigger: Trigger
  eligible: (context: FlowContext) => Decision
  render: (context: FlowContext) => RenderedEmail
}

/** One message to a person that no order causes: a workflow plans it. */
export type ContactStep = StepBasics & {
  about: "contact"
  eligible: (context: ContactContext) => Decision
  render: (context: ContactContext) => RenderedEmail
}

export type FlowStep = OrderStep | ContactStep

/** A reason to write, its steps, and the rules that hold for them. */
export type Flow = {
  /** Stable: part of every dedupe key. Renaming it sends everything again. */
  key: string
  title: string
  description: string
  purpose: Purpose
  /** What a person may switch off alone; null for transactional flows. */
  topic: Topic | null
  /** Whether it runs before an admin has decided. (Default: transactional flows do, marketing flows do not) */
  enabledByDefault: boolean
  steps: FlowStep[]
}

/**
 * Declares one step about an order: what it waits for, whether it is still right, and what it says.
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
}: Omit<OrderStep, "render" | "delay" | "about"> & {
  delay?: Duration
  template: EmailTemplate<Props>
  props: (context: FlowContext) => Props
}): OrderStep {
  return {
    ...step,
    about: "order",
    delay,
    render: (context) => renderTemplate(template, props(context), designOf(context.mail)),
  }
}

/** Declares one step about a person. See `subscription.ts`. */
export function defineContactStep<Props extends object>({
  template,
  props,
  delay = {},
  ...step
}: Omit<ContactStep, "render" | "delay" | "about"> & {
  delay?: Duration
  template: EmailTemplate<Props>
  props: (context: ContactContext) => Props
}): ContactStep {
  return {
    ...step,
    about: "contact",
    delay,
    render: (context) => renderTemplate(template, props(context), designOf(context.mail)),
  }
}

/**
 * Declares a flow. See `order-confirmation.ts` for a small one.
 *
 * @throws MedusaError (invalid_data) for a marketing flow without a topic: nobody could refuse it alone
 */
export function defineFlow({
  topic = null,
  enabledByDefault,
  ...flow
}: Omit<Flow, "enabledByDefault" | "topic"> & {
  enabledByDefault?: boolean
  topic?: Topic | null
}): Flow {
  const isMarketing = flow.purpose === Purpose.MARKETING
  if (isMarketing && !topic) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The marketing flow ${flow.key} has no topic. Give it one of ${Object.values(Topic).join(", ")}.`
    )
  }
  return { ...flow, topic, enabledByDefault: enabledByDefault ?? !isMarketing }
}
