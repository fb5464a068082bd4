import { escapeJson } from "../compile/escape"
import type { AddressFacts, OrderFacts, ShipmentFacts } from "./facts"
import type { CountedLine } from "./items"
import type { Mail } from "./mail"
import { decimalAmount } from "./money"
import { fullName } from "./names"
import { oneLine, truncate } from "./text-values"
import { webUrl } from "./urls"

/** Machine-readable data takes this much of a mail at most. */
const OFFER_LIMIT = 15
const URL_LENGTH = 300

/** schema.org's words for where an order is. */
export type OrderStatus =
  | "OrderProcessing"
  | "OrderInTransit"
  | "OrderDelivered"
  | "OrderCancelled"
  | "OrderReturned"

type Json = string | number | undefined | Json[] | { [key: string]: Json }

/** JSON that can stand in a script element: `<`, `>`, `&`, U+2028 and U+2029 are escaped. */
export function serializeJsonLd(data: Json): string {
  return escapeJson(JSON.stringify(data))
}

/** A schema.org `Order`. */
export function orderJsonLd(mail: Mail, order: OrderFacts, status: OrderStatus): string {
  return serializeJsonLd({
    "@context": "http://schema.org",
    ...orderData(mail, order, status),
    acceptedOffer: order.items.slice(0, OFFER_LIMIT).map((line) => ({
      "@type": "Offer",
      itemOffered: {
        "@type": "Product",
        name: truncate(oneLine(line.productTitle) || oneLine(line.title), 100),
        sku: short(oneLine(line.sku)),
        url: short(webUrl(line.productUrl)),
        image: short(webUrl(line.thumbnail)),
      },
      price: decimalAmount(line.unitPrice, order.currencyCode),
      priceCurrency: order.currencyCode.toUpperCase(),
      eligibleQuantity: { "@type": "QuantitativeValue", value: line.quantity },
    })),
    customer: { "@type": "Person", name: fullName(order.customerName) ?? undefined },
    billingAddress: postalAddress(order.billingAddress),
  })
}

/** A schema.org `ParcelDelivery` for each label of a shipment; one without labels still is a parcel. */
export function parcelJsonLd(
  mail: Mail,
  order: OrderFacts,
  shipment: ShipmentFacts,
  lines: readonly CountedLine[],
  status: OrderStatus,
  expected: { from?: string; until?: string } = {}
): string {
  const labels = shipment.labels.length
    ? shipment.labels
    : [{ trackingNumber: "", trackingUrl: null }]
  const parcels = labels.slice(0, OFFER_LIMIT).map((label): Json => ({
    "@context": "http://schema.org",
    "@type": "ParcelDelivery",
    deliveryAddress: postalAddress(order.shippingAddress),
    expectedArrivalFrom: expected.from,
    expectedArrivalUntil: expected.until,
    carrier: shipment.carrier
      ? { "@type": "Organization", name: oneLine(shipment.carrier) }
      : undefined,
    itemShipped: lines.slice(0, OFFER_LIMIT).map(({ line }) => ({
      "@type": "Product",
      name: truncate(oneLine(line.productTitle) || oneLine(line.title), 100),
      sku: short(oneLine(line.sku)),
    })),
    trackingNumber: short(oneLine(label.trackingNumber)),
    trackingUrl: short(webUrl(label.trackingUrl)),
    partOfOrder: orderData(mail, order, status),
  }))
  return serializeJsonLd(parcels.length === 1 ? parcels[0] : parcels)
}

function orderData(
  mail: Mail,
  order: OrderFacts,
  status: OrderStatus
): { [key: string]: Json } {
  return {
    "@type": "Order",
    merchant: { "@type": "Organization", name: oneLine(mail.context.brand.storeName) },
    orderNumber: oneLine(order.displayId),
    orderStatus: `http://schema.org/${status}`,
    orderDate: order.createdAt,
    priceCurrency: order.currencyCode.toUpperCase(),
    price: decimalAmount(order.total, order.currencyCode),
    url: short(webUrl(order.orderUrl)),
  }
}

function postalAddress(address: AddressFacts | null): Json {
  if (!address) {
    return undefined
  }
  return {
    "@type": "PostalAddress",
    name: fullName({ first: address.firstName, last: address.lastName }) ?? undefined,
    streetAddress: short(
      [address.address1, address.address2].map(oneLine).filter(Boolean).join(", ")
    ),
    addressLocality: short(oneLine(address.city)),
    addressRegion: short(oneLine(address.province)),
    postalCode: short(oneLine(address.postalCode)),
    addressCountry: short(oneLine(address.countryCode).toUpperCase()),
  }
}

// An absent or oversized value is left out: half a link is worse than none.
function short(value: string): string | undefined {
  return value && value.length <= URL_LENGTH ? value : undefined
}
