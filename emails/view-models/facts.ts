/*
 * Plain facts a mail is made of. Nothing here knows Medusa; whoever reads an
 * order translates it into these once. Amounts are decimal numbers in the major
 * unit (12.5 is €12.50), instants are ISO strings, a date without a time
 * (2026-11-26) is a calendar day and is never shifted by a time zone.
 */

/** One order. */
export type OrderFacts = {
  id: string
  /** The number the customer knows, without "#". */
  displayId: string
  email: string
  createdAt: string
  currencyCode: string
  /** As stored on the order: `de-DE`, `de_DE`, `de`, nonsense or nothing. */
  locale: string | null
  customerName: { first: string | null; last: string | null }
  items: readonly LineFacts[]
  /** Items before discounts; including tax exactly when `taxInclusive`. */
  itemSubtotal: number
  /** All discounts, as a positive number. */
  discountTotal: number
  /** Store credit, gift cards and the like that were taken off, as a positive number. (Default: 0) */
  creditTotal?: number
  /** Shipping as charged; including tax exactly when `taxInclusive`. */
  shippingTotal: number
  taxTotal: number
  total: number
  /** True: tax is inside the prices above and is only mentioned. False: it is a line of its own. */
  taxInclusive: boolean
  promotionCodes: readonly string[]
  shippingMethods: readonly { name: string; total: number }[]
  shippingAddress: AddressFacts | null
  billingAddress: AddressFacts | null
  /** Ready to read: "Visa ending in 4242". */
  paymentLabel: string | null
  estimatedDelivery: { from: string; to: string } | null
  /** Where the customer sees the order. */
  orderUrl: string | null
  canceledAt: string | null
}

/** One line of an order. */
export type LineFacts = {
  id: string
  title: string
  variantTitle: string | null
  productTitle: string | null
  sku: string | null
  thumbnail: string | null
  productUrl: string | null
  quantity: number
  unitPrice: number
  /** The line after discounts, in the same tax convention as the order's `itemSubtotal`. */
  total: number
  /** The line before discounts; struck through when higher than `total`. */
  originalTotal: number
}

export type AddressFacts = {
  firstName: string | null
  lastName: string | null
  company: string | null
  address1: string | null
  address2: string | null
  city: string | null
  province: string | null
  postalCode: string | null
  /** ISO 3166-1 alpha-2, any case. */
  countryCode: string | null
}

/** Part of an order's lines, as a parcel or a return holds them. */
export type LineQuantityFacts = { lineItemId: string; quantity: number }

/** One parcel. */
export type ShipmentFacts = {
  fulfillmentId: string
  carrier: string | null
  labels: readonly { trackingNumber: string; trackingUrl: string | null }[]
  items: readonly LineQuantityFacts[]
  shippedAt: string | null
  deliveredAt: string | null
  estimatedDelivery: string | null
}

/** A delay of one parcel. */
export type DelayFacts = { newDate: string | null; reason: string | null }

/** Money that went back. */
export type RefundFacts = {
  id: string
  amount: number
  currencyCode: string
  reason: string | null
  createdAt: string
}

/** A return that arrived. */
export type ReturnFacts = {
  id: string
  items: readonly LineQuantityFacts[]
  receivedAt: string | null
}

/** A product's guide in one language, as the shop wrote it: the texts are Markdown. */
export type GuideFacts = {
  line: LineFacts
  howTo: string
  care: string
  faq: readonly { question: string; answer: string }[]
  videoUrl: string | null
  manualUrl: string | null
  /** Where the product can be had regularly. */
  subscriptionUrl: string | null
}

/** A bought product that is to be reviewed. */
export type ReviewItemFacts = {
  line: LineFacts
  /** The form, empty. */
  url: string
  /** The form with one to five stars filled in. */
  starUrls: readonly string[]
}

/** What buyers say, from published reviews and given answers alone. */
export type ProofFacts = {
  /** Null below the minimum count. */
  rating: { average: number; count: number } | null
  /** At most two. */
  reviews: readonly {
    rating: number
    title: string | null
    body: string
    author: string | null
    productTitle: string
    /** What was offered for it, which is said wherever it is shown. */
    incentive: string | null
  }[]
  /** Share of promoters, 0 to 1; null below the minimum count. */
  promoters: { share: number; count: number } | null
}

/** What is offered with a mail. */
export type IncentiveFacts = { code: string; text: string }

/** What somebody at the shop wrote by hand, a line each where there are several. */
export type FollowUpFacts = {
  subject: string
  greeting: string
  recap: readonly string[]
  next_steps: readonly string[]
  action: { label: string; url: string } | null
  closing: string
}
