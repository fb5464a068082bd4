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

/** Events that the plugin emits. Their names are a public interface. */
export const PostPurchaseEvent = {
  MESSAGE_SENT: "post_purchase.message_sent",
  MESSAGE_SKIPPED: "post_purchase.message_skipped",
  SHIPMENT_STATUS_RECORDED: "post_purchase.shipment_status_recorded",
} as const
