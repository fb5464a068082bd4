import type { CopySection } from "./index"

const ORDER = [
  "customer.first_name",
  "customer.name",
  "order.number",
  "order.date",
  "order.total",
  "store.name",
  "store.support_email",
] as const

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
  ],
  "order-confirmation": [...ORDER, "delivery.date"],
  "order-shipped": SHIPMENT,
  "out-for-delivery": SHIPMENT,
  "shipment-delayed": SHIPMENT,
  "order-delivered": SHIPMENT,
  "order-canceled": [...ORDER, "refund.amount"],
  "refund-issued": [...ORDER, "refund.amount"],
  "return-received": ORDER,
}
