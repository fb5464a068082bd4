/** A message of an order that was handed over, or is sealed to be. */
export type SentMessage = {
  flow: string
  step: string
  /** `fulfillment:…`, `order:…` */
  subject: string
  sentAt: Date
  lineItemIds: readonly string[]
}

/** What a person was asked, was told and has answered. */
export type FeedbackState = {
  /** The order's messages so far. */
  sent: readonly SentMessage[]
  /** Those of the order's messages that are still to be decided about, the one in question included. */
  open: readonly Pick<SentMessage, "flow" | "step" | "subject">[]
  /** Of this order. */
  reviewedLineItemIds: ReadonlySet<string>
  /** Of any order of the person. */
  reviewedProductIds: ReadonlySet<string>
  /** Whose guide was mailed to the person before, by any order. */
  guidedProductIds: ReadonlySet<string>
  /** Surveys of this order that were answered: `nps`, `csat`. */
  answeredSurveys: ReadonlySet<string>
  /** When a message of each flow last went to this person, over all orders, by the flow's key. */
  lastSentAt: ReadonlyMap<string, Date>
}

/** Nobody was asked anything. */
export const NO_FEEDBACK: FeedbackState = {
  sent: [],
  open: [],
  reviewedLineItemIds: new Set(),
  reviewedProductIds: new Set(),
  guidedProductIds: new Set(),
  answeredSurveys: new Set(),
  lastSentAt: new Map(),
}
