import type { AddressFacts, LineFacts, OrderFacts } from "../../../../emails"
import { type DeliveryPromise, promiseFrom } from "./delivery-promise"
import {
  type AddressRecord,
  type LineRecord,
  type OrderRecord,
  toNumber,
} from "./order-record"
import { paymentLabelOf } from "./payment-labels"

/** What is not in the order itself. */
export type OrderSurroundings = {
  /** Link to the order with `{order_id}` or `{display_id}`, or null. */
  orderUrl: string | null
  timeZone: string
  promises: ReadonlyMap<string, DeliveryPromise>
}

/**
 * Translates an order's graph into the facts a mail is made of.
 *
 * The amounts are Medusa's own: nothing is added up that Medusa has added up already. An
 * order with any tax-inclusive line is shown with tax inside its prices.
 */
export function toOrderFacts(
  order: OrderRecord,
  { orderUrl, timeZone, promises }: OrderSurroundings
): OrderFacts {
  const items = (order.items ?? []).filter((item) => item !== null)
  const isInclusive = items.some((item) => item.is_tax_inclusive)
  const lines = items
    .map((item) => toLine(item, isInclusive))
    .filter(({ quantity }) => quantity > 0)
  const methods = (order.shipping_methods ?? []).map((method) => ({
    name: method.name ?? "",
    total: isInclusive
      ? toNumber(method.total)
      : toNumber(method.subtotal) - toNumber(method.discount_subtotal),
  }))
  const days = order.shipping_methods
    ?.map(
      ({ shipping_option_id }) => promises.get(shipping_option_id ?? "")?.days ?? null
    )
    .find((promise) => promise !== null)
  const displayId = order.custom_display_id || String(order.display_id)
  const itemSubtotal = sum(lines.map(({ originalTotal }) => originalTotal))
  const codes = [...items, ...(order.shipping_methods ?? [])]
    .flatMap(({ adjustments }) => adjustments ?? [])
    .map(({ code }) => code)
    .filter((code): code is string => !!code)

  return {
    id: order.id,
    displayId,
    email: order.email ?? "",
    createdAt: new Date(order.created_at).toISOString(),
    currencyCode: order.currency_code,
    locale: order.locale ?? null,
    customerName: {
      first: order.customer?.first_name || order.shipping_address?.first_name || null,
      last: order.customer?.last_name || order.shipping_address?.last_name || null,
    },
    items: lines,
    itemSubtotal,
    discountTotal: Math.max(0, sum([itemSubtotal, ...lines.map(({ total }) => -total)])),
    creditTotal: toNumber(order.credit_line_total),
    shippingTotal: sum(methods.map(({ total }) => total)),
    taxTotal: toNumber(order.tax_total),
    total: toNumber(order.total),
    taxInclusive: isInclusive,
    promotionCodes: [...new Set(codes)],
    shippingMethods: methods,
    shippingAddress: toAddress(order.shipping_address),
    billingAddress: toAddress(order.billing_address),
    paymentLabel: paymentLabelOf(
      order.payment_collections?.[0]?.payments?.[0]?.provider_id
    ),
    estimatedDelivery: days
      ? promiseFrom(new Date(order.created_at), days, timeZone)
      : null,
    orderUrl:
      orderUrl
        ?.replaceAll("{order_id}", encodeURIComponent(order.id))
        .replaceAll("{display_id}", encodeURIComponent(displayId)) ?? null,
    canceledAt: order.canceled_at ? new Date(order.canceled_at).toISOString() : null,
  }
}

function toLine(item: LineRecord, isInclusive: boolean): LineFacts {
  return {
    id: item.id,
    title: item.product_title || item.title || "",
    variantTitle: item.variant_title || null,
    productTitle: item.product_title || null,
    sku: item.variant_sku || null,
    thumbnail: item.thumbnail || null,
    productUrl: null,
    quantity: toNumber(item.quantity),
    unitPrice: toNumber(item.unit_price),
    total: isInclusive
      ? toNumber(item.total)
      : toNumber(item.subtotal) - toNumber(item.discount_subtotal),
    originalTotal: toNumber(isInclusive ? item.original_total : item.original_subtotal),
  }
}

function toAddress(address: AddressRecord | null | undefined): AddressFacts | null {
  return address
    ? {
        firstName: address.first_name ?? null,
        lastName: address.last_name ?? null,
        company: address.company ?? null,
        address1: address.address_1 ?? null,
        address2: address.address_2 ?? null,
        city: address.city ?? null,
        province: address.province ?? null,
        postalCode: address.postal_code ?? null,
        countryCode: address.country_code ?? null,
      }
    : null
}

/** In the smallest step any currency has, so that 0.1 + 0.2 is 0.3. */
function sum(amounts: number[]): number {
  return Math.round(amounts.reduce((total, amount) => total + amount, 0) * 1e6) / 1e6
}
