import { z } from "@medusajs/framework/zod"
import type {
  LowScoreFacts,
  MailContext,
  MailLinks,
  RenderedEmail,
} from "../../../../emails"
import type { Recipient } from "../../../modules/post-purchase/contact-state"
import { type Reschedule, type Skip, reschedule, skip } from "../../../flows/decision"
import { type ConditionFacts, findUnmet } from "../../../flows/conditions"
import type { FeedbackState } from "../../../flows/feedback-state"
import {
  type AnswerLinks,
  type ContactContext,
  type ContactStep,
  type Flow,
  type FlowContext,
  type FlowStep,
  type MailIncentive,
  type Mention,
  type OrderStep,
  type TeamContext,
  type TeamStep,
  purposeOf,
} from "../../../flows/flow"
import type { OrderState, ShipmentReportState } from "../../../flows/order-state"
import type { SocialProof } from "../../../modules/post-purchase/social-proof"
import type { StepConfig } from "../../../flows/step-config"
import type { FollowUpContent } from "../../../modules/post-purchase/follow-up"
import type { ProductGuide } from "../../../modules/post-purchase/product-guide"
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
  /** As it is set for the message's sales channel; undefined together with `found`. */
  config: StepConfig | undefined
  order: OrderState | undefined
  reports: ShipmentReportState[]
  feedback: FeedbackState
  guides: ReadonlyMap<string, ProductGuide>
  proof: SocialProof | null
  /** What conditions compare; undefined when the step has none. */
  conditionFacts: ConditionFacts | undefined
  incentive: MailIncentive | null
  answers: AnswerLinks | null
  followUp: FollowUpContent | null
  /** The answer that a message to the team tells of. */
  lowScore: LowScoreFacts | null
  /** Whom it would go to; undefined without an address. */
  recipient: Recipient | undefined
  /** Signed addresses of the recipient's pages; null while the store has no public address. */
  links: (ContactContext["links"] & MailLinks) | null
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
  | {
      kind: "send"
      email: string
      render: () => RenderedEmail
      mentions: readonly Mention[]
    }
  | Skip
  | Reschedule

/**
 * Decides whether a due message is still right: the flow's own question first, then the rules
 * that hold for every message to this person.
 *
 * Pure: the same input gives the same decision, so that it can be tested and simulated.
 */
export function decide(input: DecisionInput): LateDecision {
  const { message, found, config } = input
  if (!found || !config) {
    return skip("flow-disabled", `there is no step ${message.flow}/${message.step}`)
  }
  if (message.expired) {
    return skip("too-late")
  }
  if (!config.isFlowEnabled) {
    return skip("flow-disabled")
  }
  if (!config.isEnabled) {
    return skip("step-disabled")
  }
  switch (found.step.about) {
    case "order":
      return decideAboutOrder(input, config, found.flow, found.step)
    case "contact":
      return decideAboutContact(input, config, found.flow, found.step)
    case "team":
      return decideAboutTeam(input, config, found.flow, found.step)
  }
}

function decideAboutOrder(
  input: DecisionInput,
  config: StepConfig,
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
  const context: FlowContext = {
    order,
    subjectId: subjectIdOf(message),
    reports,
    feedback: input.feedback,
    guides: input.guides,
    proof: input.proof,
    incentive: input.incentive,
    answers: input.answers,
    mail,
    now,
    plannedAt: message.planned_at,
  }
  const decision = step.eligible(context)
  if (decision.kind !== "send") {
    return decision
  }
  const unmet =
    config.conditions && input.conditionFacts
      ? findUnmet(config.conditions, input.conditionFacts)
      : null
  if (unmet !== null) {
    return skip("conditions-unmet", unmet)
  }
  return decideFor(input, config, flow, step, order.email, {
    render: () => step.render(context),
    mentions: step.mentions(context),
  })
}

/** Without the kind that it begins with. */
function subjectIdOf({ subject }: ClaimedMessage): string {
  return subject.slice(subject.indexOf(":") + 1)
}

function decideAboutContact(
  input: DecisionInput,
  config: StepConfig,
  flow: Flow,
  step: ContactStep
): LateDecision {
  const { message, recipient, links, mail, now } = input
  if (!recipient?.contact) {
    return skip("contact-missing")
  }
  if (!links && step.needsLinks) {
    return reschedule(OBSTACLE_SECONDS, NO_PUBLIC_URL)
  }
  const context: ContactContext = {
    contact: recipient.contact,
    subjectId: subjectIdOf(message),
    consents: recipient.consents,
    links: links ?? { confirm: "", preferences: "" },
    followUp: input.followUp,
    order: input.order ?? null,
    mail,
    now,
    plannedAt: message.planned_at,
  }
  const decision = step.eligible(context)
  return decision.kind === "send"
    ? decideFor(input, config, flow, step, recipient.email, {
        render: () => step.render(context),
        mentions: [],
      })
    : decision
}

/** No contact, no consent: the store writes to itself. An address that bounces stays unwritten. */
function decideAboutTeam(
  input: DecisionInput,
  config: StepConfig,
  flow: Flow,
  step: TeamStep
): LateDecision {
  const { message, lowScore, mail, now } = input
  const context: TeamContext = {
    subjectId: subjectIdOf(message),
    lowScore,
    mail,
    now,
    plannedAt: message.planned_at,
  }
  const decision = step.eligible(context)
  return decision.kind === "send"
    ? decideFor(input, config, flow, step, message.email, {
        render: () => step.render(context),
        mentions: [],
      })
    : decision
}

/** The rules of the person. */
function decideFor(
  { message, recipient, settings, isPaused, now }: DecisionInput,
  config: StepConfig,
  flow: Flow,
  step: FlowStep,
  email: string | null,
  mail: { render: () => RenderedEmail; mentions: readonly Mention[] }
): LateDecision {
  const purpose = purposeOf(flow, step)
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
    topic: flow.topic,
    mode: consentModeOf(settings, message.sales_channel_id),
    settings: config.window
      ? { ...settings, sending: { ...settings.sending, preferred: config.window } }
      : settings,
    recipient,
    isPaused,
    now,
    expiresAt: message.expires_at,
    timeZone: recipient.contact?.timeZone ?? settings.time_zone,
  })
  return decision.kind === "send" ? { kind: "send", email, ...mail } : decision
}

const NO_PUBLIC_URL =
  "no public address is set: enter where this server is reached under Settings → Post-purchase, so that the links in mails lead somewhere"

/** What the law or the mail's own links need of marketing mail, and the store has not said. */
export function findObstacle(settings: DecisionInput["settings"]): Reschedule | null {
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
