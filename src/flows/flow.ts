import type { LowScoreFacts, MailContext, RenderedEmail } from "../../emails"
import type { ConsentTopic, Purpose, Topic } from "../modules/post-purchase/constants"
import type { ConsentRecord, ContactState } from "../modules/post-purchase/contact-state"
import type { FollowUpContent } from "../modules/post-purchase/follow-up"
import type { ProductGuide } from "../modules/post-purchase/product-guide"
import type { Decision } from "./decision"
import type { Duration } from "./duration"
import type { FeedbackState } from "./feedback-state"
import type { OrderState, ShipmentReportState } from "./order-state"
import type { SocialProof } from "../modules/post-purchase/social-proof"
import type { Trigger } from "./triggers"

/** What a step about an order sees when its message is due: everything as it is now. */
export type FlowContext = {
  order: OrderState
  /** Id of what the message is about, without its kind: the fulfilment's, the refund's … */
  subjectId: string
  /** What was reported about the order's parcels, oldest first. */
  reports: ShipmentReportState[]
  /** What this person was asked, was told and has answered; empty unless the step needs `feedback`. */
  feedback: FeedbackState
  /** By product id; empty unless the step needs `guides`. */
  guides: ReadonlyMap<string, ProductGuide>
  /** What other buyers say of the order's products; null unless the step needs `proof`, and while there is too little. */
  proof: SocialProof | null
  /** What is offered with this message, in its language; null for nothing. */
  incentive: MailIncentive | null
  /** Signed addresses at which this very message is answered; null while the store has no public address. */
  answers: AnswerLinks | null
  /** Brand, language, time zone and copy; in marketing mail the links to unsubscribe. */
  mail: MailContext
  now: Date
  /** When the message was planned. */
  plannedAt: Date
}

/** An offer, ready to be shown. */
export type MailIncentive = { code: string; text: string }

/** Where a message is answered. None of these changes anything when it is opened. */
export type AnswerLinks = {
  /**
   * The form for one of the items that the step mentions, by its place in that list.
   *
   * @param stars - fills the form in, 1 to 5
   */
  review(position: number, stars?: number): string
  /** @param score - fills the form in */
  survey(score?: number): string
}

/** A line item that a message speaks of. */
export type Mention = { lineItemId: string; productId: string }

/** What a step about a person sees, apart from any order. */
export type ContactContext = {
  contact: ContactState
  /** Id of what the message is about, without its kind. */
  subjectId: string
  consents: ReadonlyMap<ConsentTopic, ConsentRecord>
  /** Signed addresses of this person's pages; "" where the step does not need them and the store has no public address. */
  links: { confirm: string; preferences: string }
  /** What was written by hand, for messages about that. */
  followUp: FollowUpContent | null
  /** The order in whose course the message is written; null for a message apart from any. */
  order: OrderState | null
  mail: MailContext
  now: Date
  plannedAt: Date
}

/** What a step to the store's own people sees. */
export type TeamContext = {
  /** Id of what the message is about, without its kind. */
  subjectId: string
  /** The answer to a survey that the message is about; null when it is gone, and for other messages. */
  lowScore: LowScoreFacts | null
  /** In the store's language. */
  mail: MailContext
  now: Date
  plannedAt: Date
}

/** What is read for a step only because it asks for it. */
export type StepNeed = "feedback" | "guides" | "proof"

type StepBasics = {
  key: string
  title: string
  /** From the trigger to the moment it is due. (Default: at once) */
  delay: Duration
  /** From the trigger to the moment after which it is not worth sending any more. */
  expiresAfter: Duration
  /** Where it differs from the flow's. */
  purpose?: Purpose
}

/** One message of a flow about an order, with the types of its template closed in. */
export type OrderStep = StepBasics & {
  about: "order"
  /** Any of these causes it. */
  triggers: readonly Trigger[]
  needs: readonly StepNeed[]
  eligible: (context: FlowContext) => Decision
  /** The items it speaks of, kept with the message. Their places are those of the links to their reviews. */
  mentions: (context: FlowContext) => readonly Mention[]
  /** Copy section whose sentences an admin may change; null for a template that has none. */
  copySection: string | null
  /** At most one of these goes to a person in so many days, over all orders. */
  oncePerDays: number | null
  render: (context: FlowContext) => RenderedEmail
}

/** One message to a person that no order causes: a workflow plans it. */
export type ContactStep = StepBasics & {
  about: "contact"
  /** Whether it waits for the store's public address. (Default: true) */
  needsLinks: boolean
  eligible: (context: ContactContext) => Decision
  render: (context: ContactContext) => RenderedEmail
}

/**
 * One message to the store's own people, at the address with which a workflow plans it: it knows
 * no contact and no consent, is not measured, and has nothing to unsubscribe from. An address
 * that bounces is not written to, as everywhere.
 */
export type TeamStep = StepBasics & {
  about: "team"
  eligible: (context: TeamContext) => Decision
  render: (context: TeamContext) => RenderedEmail
}

export type FlowStep = OrderStep | ContactStep | TeamStep

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

/** The legal class of a step's messages. */
export function purposeOf(flow: Flow, step: FlowStep): Purpose {
  return step.purpose ?? flow.purpose
}
