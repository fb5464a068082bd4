import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type {
  LineState,
  OrderState,
  ParcelState,
  ReturnState,
} from "../../../flows/order-state"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { carrierOf } from "./carriers"
import { type DeliveryPromise, readDeliveryPromise } from "./delivery-promise"
import { ORDER_FIELDS, PARCEL_FIELDS, REFUND_FIELDS } from "./order-fields"
import {
  type FulfillmentRecord,
  type LineRecord,
  type OrderRecord,
  type ReturnItemRecord,
  toNumber,
} from "./order-record"
import { readPlainOrders } from "./read-plain-orders"
import { toOrderFacts } from "./to-order-facts"

/** What shipping options promise, by their ids. */
export type PromiseCache = Map<string, DeliveryPromise>

const READY_PAYMENTS = new Set([
  "authorized",
  "partially_authorized",
  "captured",
  "partially_captured",
  "completed",
])

/**
 * Reads orders as they are now, in one go for a whole batch.
 *
 * @param ids - orders that no longer exist are simply not in the result
 * @param isAboutMore - whether parcels, refunds and returns are needed too
 * @param promises - shipping options that were read already, for a caller that reads many batches
 */
export async function readOrderStates(
  container: MedusaContainer,
  ids: string[],
  settings: Pick<StoreSettings, "order_url" | "time_zone">,
  isAboutMore: boolean,
  promises: PromiseCache = new Map()
): Promise<Map<string, OrderState>> {
  if (!ids.length) {
    return new Map()
  }
  const orders = await readOrderRecords(container, ids, isAboutMore)
  const [returns] = await Promise.all([
    isAboutMore ? readReturns(container, ids) : new Map<string, ReturnState[]>(),
    readPromises(container, orders, promises),
  ])
  return new Map(
    orders.map((order) => [
      order.id,
      {
        facts: toOrderFacts(order, {
          orderUrl: settings.order_url,
          timeZone: settings.time_zone,
          promises,
        }),
        email: normalizeEmail(order.email) ?? (order.email?.trim() || null),
        customerId: order.customer_id ?? null,
        salesChannelId: order.sales_channel_id ?? null,
        lines: (order.items ?? []).flatMap((item) => (item ? toLineState(item) : [])),
        displayNumber: order.display_id,
        createdAt: new Date(order.created_at),
        canceledAt: order.canceled_at ? new Date(order.canceled_at) : null,
        isMuted: order.no_notification === true,
        isPaymentPending: isPaymentPending(order),
        paidTotal: (order.payment_collections ?? []).reduce(
          (paid, { captured_amount }) => paid + toNumber(captured_amount),
          0
        ),
        parcels: (order.fulfillments ?? []).map((parcel) => toParcel(parcel, promises)),
        refunds: toRefunds(order),
        returns: returns.get(order.id) ?? [],
      },
    ])
  )
}

/** The plain ones straight from the tables, the others and all their surroundings by `query.graph`. */
async function readOrderRecords(
  container: MedusaContainer,
  ids: string[],
  isAboutMore: boolean
): Promise<OrderRecord[]> {
  const plain = isAboutMore
    ? []
    : ((await readPlainOrders(resolveConnection(container), ids)) ?? [])
  const known = new Set(plain.map(({ id }) => id))
  const others = ids.filter((id) => !known.has(id))
  return [...plain, ...(await readOrderGraph(container, others, isAboutMore))]
}

/** Orders by Medusa's own query, whatever became of them. */
export async function readOrderGraph(
  container: MedusaContainer,
  ids: string[],
  isAboutMore: boolean
): Promise<OrderRecord[]> {
  if (!ids.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: isAboutMore
      ? [...ORDER_FIELDS, ...PARCEL_FIELDS, ...REFUND_FIELDS]
      : [...ORDER_FIELDS],
    filters: { id: ids },
    pagination: { take: ids.length },
  })
  return data
}

/**
 * Only a checkout can still be rolled back. A draft order, an exchange or an import has no
 * cart and is as real as it will ever be; so is one that was changed since, whose payment is
 * often open again (an edit cancels the authorised payment and asks for a new one).
 */
function isPaymentPending(order: OrderRecord): boolean {
  const isChanged = (order.version ?? 1) > 1
  if (!order.cart || isChanged || toNumber(order.total) <= 0) {
    return false
  }
  const collections = order.payment_collections ?? []
  return (
    !order.cart.completed_at ||
    (collections.length > 0 &&
      !collections.some(({ status }) => READY_PAYMENTS.has(status ?? "")))
  )
}

function toLineState(item: LineRecord): LineState[] {
  const quantity = toNumber(item.quantity)
  return quantity > 0
    ? [
        {
          id: item.id,
          productId: item.product_id ?? null,
          variantId: item.variant_id ?? null,
          requiresShipping: item.requires_shipping !== false,
          quantity,
        },
      ]
    : []
}

function toParcel(
  parcel: FulfillmentRecord,
  promises: ReadonlyMap<string, DeliveryPromise>
): ParcelState {
  const labels = (parcel.labels ?? []).filter(({ tracking_number }) => !!tracking_number)
  const named = [parcel.metadata?.carrier, parcel.data?.carrier].find(
    (carrier): carrier is string => typeof carrier === "string" && !!carrier
  )
  const estimated = parcel.metadata?.estimated_delivery
  return {
    fulfillmentId: parcel.id,
    carrier:
      named ??
      carrierOf(labels[0]?.tracking_url) ??
      promises.get(parcel.shipping_option_id ?? "")?.carrier ??
      null,
    labels: labels.map((label) => ({
      trackingNumber: label.tracking_number ?? "",
      trackingUrl:
        label.tracking_url && label.tracking_url !== "#" ? label.tracking_url : null,
    })),
    items: (parcel.items ?? []).flatMap(({ line_item_id, quantity }) =>
      line_item_id ? [{ lineItemId: line_item_id, quantity: toNumber(quantity) }] : []
    ),
    shippedAt: toIso(parcel.shipped_at),
    deliveredAt: toIso(parcel.delivered_at),
    estimatedDelivery: typeof estimated === "string" ? estimated : null,
    canceledAt: parcel.canceled_at ? new Date(parcel.canceled_at) : null,
  }
}

function toRefunds(order: OrderRecord): OrderState["refunds"] {
  return (order.payment_collections ?? []).flatMap((collection) =>
    (collection.payments ?? [])
      .flatMap(({ refunds }) => refunds ?? [])
      .map((refund) => ({
        id: refund.id,
        amount: toNumber(refund.amount),
        currencyCode: collection.currency_code ?? order.currency_code,
        // The note is for the shop's own people; the reason's label is for customers.
        reason: refund.refund_reason?.label ?? null,
        createdAt: new Date(refund.created_at).toISOString(),
      }))
  )
}

async function readReturns(
  container: MedusaContainer,
  orderIds: string[]
): Promise<Map<string, ReturnState[]>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "return",
    fields: [
      "id",
      "order_id",
      "status",
      "received_at",
      "items.item_id",
      "items.quantity",
      "items.received_quantity",
    ],
    filters: { order_id: orderIds },
    pagination: { take: 1000 },
  })
  const returns = new Map<string, ReturnState[]>()
  for (const row of data) {
    const state: ReturnState = {
      id: row.id,
      receivedAt: toIso(row.received_at),
      isReceived: row.status === "received" || row.status === "partially_received",
      items: (row.items ?? []).flatMap((item: ReturnItemRecord | null) => {
        const quantity = toNumber(item?.received_quantity) || toNumber(item?.quantity)
        return item?.item_id ? [{ lineItemId: item.item_id, quantity }] : []
      }),
    }
    returns.set(row.order_id, [...(returns.get(row.order_id) ?? []), state])
  }
  return returns
}

async function readPromises(
  container: MedusaContainer,
  orders: OrderRecord[],
  promises: PromiseCache
): Promise<void> {
  const ids = orders.flatMap((order) => [
    ...(order.shipping_methods ?? []).map(({ shipping_option_id }) => shipping_option_id),
    ...(order.fulfillments ?? []).map(({ shipping_option_id }) => shipping_option_id),
  ])
  const unread = [...new Set(ids)].filter((id): id is string => !!id && !promises.has(id))
  if (!unread.length) {
    return
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: ["id", "metadata"],
    filters: { id: unread },
    pagination: { take: unread.length },
  })
  data.forEach((option) => promises.set(option.id, readDeliveryPromise(option.metadata)))
}

function toIso(moment: string | Date | null | undefined): string | null {
  return moment ? new Date(moment).toISOString() : null
}
