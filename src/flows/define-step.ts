import { type EmailTemplate, designOf, renderTemplate } from "../../emails"
import type { Duration } from "./duration"
import type {
  ContactContext,
  ContactStep,
  FlowContext,
  OrderStep,
  TeamContext,
  TeamStep,
} from "./flow"
import type { Trigger } from "./triggers"

type Optional = "mentions" | "copySection" | "oncePerDays" | "needs"

/**
 * Declares one step about an order: what it waits for, whether it is still right, and what it says.
 *
 * `eligible` is asked when the message is due, with everything as it is then; it must not look
 * at anything outside its context, since it is also asked by the simulator about other moments.
 *
 * @param step.trigger - what starts its clock; any of them when there are several
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
  trigger,
  delay = {},
  ...step
}: Omit<OrderStep, "render" | "delay" | "about" | "triggers" | Optional> &
  Partial<Pick<OrderStep, Optional>> & {
    trigger: Trigger | readonly Trigger[]
    delay?: Duration
    template: EmailTemplate<Props>
    props: (context: FlowContext) => Props
  }): OrderStep {
  return {
    needs: [],
    mentions: () => [],
    copySection: null,
    oncePerDays: null,
    ...step,
    about: "order",
    triggers: [trigger].flat(),
    delay,
    render: (context) => renderTemplate(template, props(context), designOf(context.mail)),
  }
}

/** Declares one step about a person. See `subscription.ts`. */
export function defineContactStep<Props extends object>({
  template,
  props,
  delay = {},
  needsLinks = true,
  ...step
}: Omit<ContactStep, "render" | "delay" | "about" | "needsLinks"> & {
  delay?: Duration
  needsLinks?: boolean
  template: EmailTemplate<Props>
  props: (context: ContactContext) => Props
}): ContactStep {
  return {
    ...step,
    about: "contact",
    needsLinks,
    delay,
    render: (context) => renderTemplate(template, props(context), designOf(context.mail)),
  }
}

/** Declares one step to the store's own people. See `team-alert.ts`. */
export function defineTeamStep<Props extends object>({
  template,
  props,
  delay = {},
  ...step
}: Omit<TeamStep, "render" | "delay" | "about"> & {
  delay?: Duration
  template: EmailTemplate<Props>
  props: (context: TeamContext) => Props
}): TeamStep {
  return {
    ...step,
    about: "team",
    delay,
    render: (context) => renderTemplate(template, props(context), designOf(context.mail)),
  }
}
