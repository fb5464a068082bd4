import { z } from "@medusajs/framework/zod"
import type { MailContext, RenderedEmail } from "../../../../emails"
import type { Recipient } from "../../../modules/post-purchase/contact-state"
import { type Reschedule, type Skip, reschedule, skip } from "../../../flows/decision"
import type {
  ContactContext,
  ContactStep,
  Flow,
  FlowStep,
  OrderStep,
} from "../../../flows/define-flow"
import type { OrderState, ShipmentReportState } from "../../../flows/order-state"
import { Purpose } from "../../../modules/post-purchase/constants"
import type { ClaimedMessage } from "../../../modules/post-purchase/queries/claim-due-messages"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { consentModeOf, decideRecipient } from "../rules/decide-recipient"

/** An order that cannot be seen this long after its event was rolled back; before, it may only be late. */
const MISSING_ORDER_PATIENCE_MS = 60_000
/** Until somebody has entered what marketing mail needs. */
const OBSTACLE_SECONDS = 600

const address = z.email()

/** What the late decision looks at, all of it as it is now. */
export type DecisionInput = {
  message: ClaimedMessage
  found: { flow: Flow; step: FlowStep } | undefined
  isEnabled: boolean
  order: OrderState | undefined
  reports: ShipmentReportState[]
  /** Whom it would go to; undefined without an address. */
  recipient: Recipient | undefined
  /** Signed addresses of the recipient's pages; null while the store has no public address. */
  links: ContactContext["links"] | null
  settings: Pick<
    StoreSettings,
    "consent" | "sending" | "time_zone" | "public_url" | "brand"
  >
  /** Whether all marketing stands still. */
  isPaused: boolean
  mail: MailContext
  now: Date
}

/** A decision to send carries what is left to do. */
export type LateDecision =
  { kind: "send"; email: string; render: () => RenderedEmail } | Skip | Reschedule

/**
 * Decides whether a due message is still right: the flow's own question first, then the rules
 * that hold for every message to this person.
 *
 * Pure: the same input gives the same decision, so that it can be tested and simulated.
 */
export function decide(input: DecisionInput): LateDecision {
  const { message, found, isEnabled } = input
  if (!found) {
    return skip("flow-disabled", `there is no step ${message.flow}/${message.step}`)
  }
  if (message.expired) {
    return skip("too-late")
  }
  if (!isEnabled) {
    return skip("flow-disabled")
  }
  return found.step.about === "order"
    ? decideAboutOrder(input, found.flow, found.step)
    : decideAboutContact(input, found.flow, found.step)
}

function decideAboutOrder(
  input: DecisionInput,
  flow: Flow,
  step: OrderStep
): LateDecision {
  const { message, order, reports, mail, now } = input
  if (!order) {
    const age = now.getTime() - message.planned_at.getTime()
    return age < MISSING_ORDER_PATIENCE_MS
      ? reschedule(10, "the order is not there yet")
      : skip("order-missing")
  }
  if (order.isMuted) {
    return skip("notification-declined", "the order asks for no notifications")
  }
  const context = {
    order,
    subjectId: message.subject.slice(message.subject.indexOf(":") + 1),
    reports,
    mail,
    now,
    plannedAt: message.planned_at,
  }
  const decision = step.eligible(context)
  return decision.kind === "send"
    ? decideFor(input, flow, order.email, () => step.render(context))
    : decision
}

function decideAboutContact(
  input: DecisionInput,
  flow: Flow,
  step: ContactStep
): LateDecision {
  const { message, recipient, links, mail, now } = input
  if (!recipient?.contact) {
    return skip("contact-missing")
  }
  if (!links) {
    return reschedule(OBSTACLE_SECONDS, NO_PUBLIC_URL)
  }
  const context: ContactContext = {
    contact: recipient.contact,
    consents: recipient.consents,
    links,
    mail,
    now,
    plannedAt: message.planned_at,
  }
  const decision = step.eligible(context)
  return decision.kind === "send"
    ? decideFor(input, flow, recipient.email, () => step.render(context))
    : decision
}

/** The rules of the person. */
function decideFor(
  { message, recipient, settings, isPaused, now }: DecisionInput,
  { purpose, topic }: Flow,
  email: string | null,
  render: () => RenderedEmail
): LateDecision {
  if (!email) {
    return skip("no-email")
  }
  if (!recipient || !address.safeParse(email).success) {
    return skip("invalid-email", email)
  }
  const obstacle = purpose === Purpose.MARKETING ? findObstacle(settings) : null
  if (obstacle) {
    return obstacle
  }
  const decision = decideRecipient({
    purpose,
    topic,
    mode: consentModeOf(settings, message.sales_channel_id),
    settings,
    recipient,
    isPaused,
    now,
    expiresAt: message.expires_at,
    timeZone: recipient.contact?.timeZone ?? settings.time_zone,
  })
  return decision.kind === "send" ? { kind: "send", email, render } : decision
}

const NO_PUBLIC_URL =
  "no public address is set: enter where this server is reached under Settings → Post-purchase, so that the links in mails lead somewhere"

/** What the law or the mail's own links need, and the store has not said. */
function findObstacle(settings: DecisionInput["settings"]): Reschedule | null {
  if (!settings.public_url) {
    return reschedule(OBSTACLE_SECONDS, NO_PUBLIC_URL)
  }
  return settings.brand.postal_address
    ? null
    : reschedule(
        OBSTACLE_SECONDS,
        "no postal address is set: marketing mail has to name one; enter it under Settings → Post-purchase"
      )
}
