import type { OrderFacts, RefundFacts, ReturnFacts, ShipmentFacts } from "../../emails"
import type { ShipmentStatus } from "../modules/post-purchase/constants"

/** A line of an order, beside what a mail shows of it. */
export type LineState = {
  id: string
  /** Null for a line that was made up by hand. */
  productId: string | null
  variantId: string | null
  requiresShipping: boolean
  quantity: number
}

/** An order as it is at the moment of the late decision. */
export type OrderState = {
  facts: OrderFacts
  email: string | null
  customerId: string | null
  salesChannelId: string | null
  lines: readonly LineState[]
  displayNumber: number
  createdAt: Date
  canceledAt: Date | null
  /** True while a checkout's payment is not authorised: the order may still be rolled back. */
  isPaymentPending: boolean
  /** The shop chose that this order's customer is not notified. */
  isMuted: boolean
  /** What was captured for it, in the order's currency. */
  paidTotal: number
  parcels: ParcelState[]
  refunds: RefundFacts[]
  returns: ReturnState[]
}

/** A fulfilment of the order. */
export type ParcelState = ShipmentFacts & {
  canceledAt: Date | null
}

/** A return of the order. */
export type ReturnState = ReturnFacts & {
  isReceived: boolean
}

/** What a carrier or an admin reported about a parcel. */
export type ShipmentReportState = {
  id: string
  fulfillmentId: string
  status: ShipmentStatus
  estimatedDelivery: string | null
  reason: string | null
  reportedAt: Date
}
