import type { ShipmentStatus } from "../../modules/post-purchase/constants"

export type AdminReportShipment = {
  fulfillment_id: string
  status: ShipmentStatus
  /** `YYYY-MM-DD`; required for `delayed`. */
  estimated_delivery?: string | null
  /** Shown to the customer. */
  reason?: string | null
}

export type AdminReportShipmentResponse = {
  shipment_report: {
    id: string
    order_id: string
    fulfillment_id: string
    status: ShipmentStatus
    estimated_delivery: string | null
    reason: string | null
  }
  /** False when this is what was reported last; the customer is not told again. */
  is_new: boolean
}
