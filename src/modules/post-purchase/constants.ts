/** The key under which Medusa registers the ledger's module. */
export const POST_PURCHASE_MODULE = "post_purchase"

/** Where a message stands. `unknown` means: handed over, but nobody can say whether it was accepted. */
export const MessageState = {
  SCHEDULED: "scheduled",
  CLAIMED: "claimed",
  SENT: "sent",
  SKIPPED: "skipped",
  FAILED: "failed",
  UNKNOWN: "unknown",
  CANCELED: "canceled",
} as const
export type MessageState = (typeof MessageState)[keyof typeof MessageState]

/** Where a batch stands. An `open` batch is owned by the dispatcher that holds its lease. */
export const BatchState = {
  OPEN: "open",
  SETTLED: "settled",
  SPLIT: "split",
} as const
export type BatchState = (typeof BatchState)[keyof typeof BatchState]

/** The legal class of a flow: transactional mail needs no consent, marketing mail does. */
export const Purpose = {
  TRANSACTIONAL: "transactional",
  MARKETING: "marketing",
} as const
export type Purpose = (typeof Purpose)[keyof typeof Purpose]

/** What a carrier or an admin may report about a parcel, beyond Medusa's own shipped and delivered. */
export const ShipmentStatus = {
  OUT_FOR_DELIVERY: "out_for_delivery",
  DELAYED: "delayed",
} as const
export type ShipmentStatus = (typeof ShipmentStatus)[keyof typeof ShipmentStatus]

/** What a person may want mail about. Every marketing flow belongs to one. */
export const Topic = {
  /** Thanks, guides and care tips for what was bought. */
  TIPS: "tips",
  REVIEWS: "reviews",
  SURVEYS: "surveys",
  /** Recommendations, discounts, loyalty, win-back. */
  OFFERS: "offers",
  /** Reorder reminders and abandoned carts. */
  REMINDERS: "reminders",
} as const
export type Topic = (typeof Topic)[keyof typeof Topic]

/** What a person may consent to: mail about a topic, or being measured individually. */
export const ConsentTopic = { ...Topic, TRACKING: "tracking" } as const
export type ConsentTopic = (typeof ConsentTopic)[keyof typeof ConsentTopic]

/** When marketing mail is allowed. */
export const ConsentMode = {
  /** Only to people who said yes. */
  OPT_IN: "opt-in",
  /** Also to buyers who were told and did not say no. */
  SOFT_OPT_IN: "soft-opt-in",
  /** Only to people who said yes and confirmed it from their mailbox. */
  DOUBLE_OPT_IN: "double-opt-in",
} as const
export type ConsentMode = (typeof ConsentMode)[keyof typeof ConsentMode]

/** What a row of the consent log says. The latest row of a person and topic counts. */
export const ConsentAction = {
  GRANTED: "granted",
  /** Asked for, and waiting for the confirmation from the mailbox. */
  REQUESTED: "requested",
  WITHDRAWN: "withdrawn",
} as const
export type ConsentAction = (typeof ConsentAction)[keyof typeof ConsentAction]

/** Where a consent or its withdrawal came from. */
export const ConsentSource = {
  CHECKOUT: "checkout",
  STOREFRONT: "storefront",
  CUSTOMER_ACCOUNT: "customer-account",
  PREFERENCE_PAGE: "preference-page",
  CONFIRMATION_LINK: "confirmation-link",
  UNSUBSCRIBE_PAGE: "unsubscribe-page",
  /** RFC 8058, by the mail program. */
  ONE_CLICK: "one-click",
  COMPLAINT: "complaint",
  ADMIN: "admin",
  IMPORT: "import",
} as const
export type ConsentSource = (typeof ConsentSource)[keyof typeof ConsentSource]

/** Why an address is not written to. */
export const SuppressionReason = {
  HARD_BOUNCE: "hard-bounce",
  SOFT_BOUNCES: "soft-bounces",
  COMPLAINT: "complaint",
  UNSUBSCRIBE: "unsubscribe",
  MANUAL: "manual",
} as const
export type SuppressionReason = (typeof SuppressionReason)[keyof typeof SuppressionReason]

/** Reasons that stop transactional mail too: it would not arrive, or would be reported as spam. */
export const BLOCKS_ALL_MAIL: ReadonlySet<SuppressionReason> = new Set([
  SuppressionReason.HARD_BOUNCE,
  SuppressionReason.SOFT_BOUNCES,
  SuppressionReason.COMPLAINT,
])

/** How much marketing mail a person wants. */
export const Frequency = {
  /** As the store's cap allows. */
  ALL: "all",
  /** At most one in seven days. */
  WEEKLY: "weekly",
  /** At most one in thirty days. */
  MONTHLY: "monthly",
} as const
export type Frequency = (typeof Frequency)[keyof typeof Frequency]

/** What is recorded of opens and clicks. */
export const TrackingMode = {
  /** Nothing: no pixel, no rewritten links. */
  OFF: "off",
  /** Daily counters by flow and step, tied to nobody. */
  AGGREGATE: "aggregate",
  /** Tied to the message, where the person may be measured so; else as `aggregate`. */
  INDIVIDUAL: "individual",
} as const
export type TrackingMode = (typeof TrackingMode)[keyof typeof TrackingMode]

/** What a recipient, or a machine in between, did with a message. */
export const HitKind = {
  OPEN: "open",
  CLICK: "click",
  /** A signed page of ours was fetched; it changes nothing, and tells scanners apart. */
  PAGE_VIEW: "page-view",
  UNSUBSCRIBE: "unsubscribe",
  /** The provider took the mail and is sending it. */
  SENT: "sent",
  DELIVERY: "delivery",
  DELAY: "delay",
  BOUNCE: "bounce",
  COMPLAINT: "complaint",
  /** The provider did not send it. */
  FAILURE: "failure",
  /** An event that no rule knows; kept as it came. */
  OTHER: "other",
} as const
export type HitKind = (typeof HitKind)[keyof typeof HitKind]

/** Where a hit was seen. */
export const HitSource = { LINK: "link", PAGE: "page", WEBHOOK: "webhook" } as const
export type HitSource = (typeof HitSource)[keyof typeof HitSource]

/** Who was behind a hit. Nothing is dropped for its label, and labels can be computed anew. */
export const HitLabel = {
  HUMAN: "human",
  MACHINE: "machine",
  UNKNOWN: "unknown",
} as const
export type HitLabel = (typeof HitLabel)[keyof typeof HitLabel]

/** What is asked for by a number. */
export const SurveyKind = {
  /** How likely it is that they recommend the store, 0 to 10. */
  NPS: "nps",
  /** How content they are with the order, 1 to 5. */
  CSAT: "csat",
} as const
export type SurveyKind = (typeof SurveyKind)[keyof typeof SurveyKind]

/** Where the latest version of a review stands. Earlier versions may be public meanwhile. */
export const ReviewState = {
  PENDING: "pending",
  PUBLISHED: "published",
  REJECTED: "rejected",
} as const
export type ReviewState = (typeof ReviewState)[keyof typeof ReviewState]

/**
 * Why a review may be kept from the public: the list of 16 CFR 465.7. That it is unfavourable is
 * not among them, and an admin cannot state a reason of their own instead.
 */
export const RejectionReason = {
  /** Trade secrets, privileged or confidential information. */
  CONFIDENTIAL: "confidential",
  /** Defamatory, harassing, abusive, obscene, vulgar or sexually explicit. */
  ABUSIVE: "abusive",
  /** Personal information about, or a likeness of, somebody else. */
  PERSONAL_INFORMATION: "personal-information",
  /** Discriminatory as to race, gender, religion and the like. */
  DISCRIMINATORY: "discriminatory",
  /** Clearly false or misleading. */
  FALSE_OR_MISLEADING: "false-or-misleading",
  /** The store has good reason to believe that it is no real buyer's. */
  FAKE: "fake",
  /** Not about the product or the store's service at all, advertising included. */
  UNRELATED: "unrelated",
} as const
export type RejectionReason = (typeof RejectionReason)[keyof typeof RejectionReason]

/** How a review came in. */
export const ReviewSource = {
  /** By the signed link of a mail. */
  LINK: "link",
  /** By a logged-in customer. */
  ACCOUNT: "account",
} as const
export type ReviewSource = (typeof ReviewSource)[keyof typeof ReviewSource]

/** Events that the plugin emits. Their names are a public interface. */
export const PostPurchaseEvent = {
  MESSAGE_SENT: "post_purchase.message_sent",
  MESSAGE_SKIPPED: "post_purchase.message_skipped",
  SHIPMENT_STATUS_RECORDED: "post_purchase.shipment_status_recorded",
  CONTACT_UNSUBSCRIBED: "post_purchase.contact_unsubscribed",
  MARKETING_PAUSED: "post_purchase.marketing_paused",
  REVIEW_SUBMITTED: "post_purchase.review_submitted",
  REVIEW_DECIDED: "post_purchase.review_decided",
  SURVEY_ANSWERED: "post_purchase.survey_answered",
  SURVEY_LOW_SCORE: "post_purchase.survey_low_score",
} as const
