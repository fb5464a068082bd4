import type { CopySection } from "./index"

const STORE = ["store.name", "store.support_email"] as const

const ORDER = [
  "customer.first_name",
  "customer.name",
  "order.number",
  "order.date",
  "order.total",
  ...STORE,
] as const

/** What was bought, as a sentence says it: "Coffee and 2 more". */
const ITEMS = ["items.names", "items.first", "items.second", "items.more_count"] as const

const SHIPMENT = [...ORDER, "shipment.carrier", "delivery.date"] as const

/** The Liquid variables each section of the copy may use; the admin shows this list beside the editor. */
export const COPY_VARIABLES: Record<CopySection, readonly string[]> = {
  common: [
    ...ORDER,
    "item.quantity",
    "item.price",
    "discount.codes",
    "shipping.method",
    "tax.amount",
    "more.count",
    "stars.count",
    "rating.average",
    "rating.count",
    "promoters.of_ten",
    "promoters.count",
  ],
  // Read by the public pages too, which know neither an order nor a store's variables.
  topics: [],
  "order-confirmation": [...ORDER, "delivery.date"],
  "order-shipped": SHIPMENT,
  "out-for-delivery": SHIPMENT,
  "shipment-delayed": SHIPMENT,
  "order-delivered": SHIPMENT,
  "order-canceled": [...ORDER, "refund.amount"],
  "refund-issued": [...ORDER, "refund.amount"],
  "return-received": ORDER,
  "thank-you": [...ORDER, ...ITEMS],
  "usage-tips": [...ORDER, ...ITEMS],
  // `item.title` and `stars.count` exist only in the words for a star.
  "review-request": [...ORDER, ...ITEMS, "item.title", "stars.count"],
  // `score.value` exists only in the words for a number.
  "nps-survey": [...ORDER, "score.value"],
  "csat-survey": ORDER,
  // Those of the order are empty in a message to a customer that is about none.
  "personal-follow-up": ORDER,
  "confirm-subscription": STORE,
  "preferences-link": STORE,
  "low-score": [
    "customer.name",
    "order.number",
    "answer.score",
    "answer.highest",
    ...STORE,
  ],
}
