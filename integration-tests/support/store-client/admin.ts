import type { HttpTypes } from "@medusajs/framework/types"
import { createSend, StoreHttpError, type Send } from "./http"
import { createReturnActions, type ReturnActions } from "./returns"

/** Some pieces of an order, by stock-keeping unit. */
export interface Pieces {
  sku: string
  quantity: number
}

export interface TrackingLabel {
  number: string
  /** Where the parcel can be followed. (Default: none, as with carriers without tracking) */
  url?: string
  labelUrl?: string
}

export interface NotifyOptions {
  /** Asks the store to tell the customer nothing. */
  noNotification?: boolean
}

/** A parcel of an order. Medusa's own type lacks its items and labels. */
export interface Parcel {
  id: string
  location_id: string
  packed_at: string | null
  shipped_at: string | null
  delivered_at: string | null
  canceled_at: string | null
  items: { line_item_id: string; title: string; sku: string; quantity: number }[]
  labels: { tracking_number: string; tracking_url: string; label_url: string }[]
}

/** An order as the staff sees it, parcels and payments included. */
export type OrderWithParcels = Omit<HttpTypes.AdminOrder, "fulfillments"> & {
  fulfillments: Parcel[]
}

export interface Admin extends ReturnActions {
  /** For routes that have no function here. */
  send: Send
  order(orderId: string): Promise<OrderWithParcels>
  orders(): Promise<HttpTypes.AdminOrder[]>
  /** The publishable key by its title; the first one when no title is given. */
  publishableKey(title?: string): Promise<string>
  /** Packs a parcel. Without items: everything that is not packed yet. Gives the fulfilment's id. */
  fulfil(orderId: string, items?: Pieces[], options?: NotifyOptions): Promise<string>
  /** Hands a packed parcel over to the carrier. */
  ship(
    orderId: string,
    fulfillmentId: string,
    labels?: TrackingLabel[],
    options?: NotifyOptions
  ): Promise<void>
  deliver(orderId: string, fulfillmentId: string, options?: NotifyOptions): Promise<void>
  /** Unpacks a parcel that is not shipped yet. */
  cancelFulfillment(orderId: string, fulfillmentId: string): Promise<void>
  /** Cancels an order of which nothing is packed. Payments that were captured are refunded. */
  cancel(orderId: string): Promise<HttpTypes.AdminOrder>
  /** Takes the authorised money. */
  capture(orderId: string): Promise<void>
  /** Gives captured money back. (Default: all of it) */
  refund(orderId: string, amount?: number, note?: string): Promise<void>
  /** Marks an order as done. */
  complete(orderId: string): Promise<void>
}

export interface AdminCredentials {
  baseUrl: string
  email: string
  password: string
}

/** Logs in and gives everything the tests and the demo do as the shop's staff. */
export async function adminLogin({
  baseUrl,
  email,
  password,
}: AdminCredentials): Promise<Admin> {
  const { token } = await createSend(baseUrl, {})<{ token: string }>(
    "POST",
    "/auth/user/emailpass",
    { email, password }
  )
  return createAdmin(baseUrl, token)
}

/** The same with a token at hand. */
export function createAdmin(baseUrl: string, token: string): Admin {
  const send = createSend(baseUrl, { authorization: `Bearer ${token}` })

  const order: Admin["order"] = async (orderId) =>
    (
      await send<{ order: OrderWithParcels }>(
        "GET",
        `/admin/orders/${orderId}?fields=${orderFields}`
      )
    ).order

  const fulfil: Admin["fulfil"] = async (orderId, items, options) => {
    const before = await order(orderId)
    const path = `/admin/orders/${orderId}/fulfillments`
    await send("POST", path, {
      items:
        items === undefined
          ? unpacked(before)
          : items.map((piece) => lineOf(before, piece)),
      no_notification: options?.noNotification,
    })
    // The answer is the order, whose fulfilments come in no particular order.
    const known = new Set(before.fulfillments.map(({ id }) => id))
    const created = (await order(orderId)).fulfillments.find(({ id }) => !known.has(id))
    if (created === undefined) {
      throw new StoreHttpError("POST", path, 200, "no fulfilment was created")
    }
    return created.id
  }

  const payment = async (orderId: string) => {
    const found = (await order(orderId)).payment_collections
      .flatMap((collection) => collection.payments ?? [])
      .find(({ canceled_at }) => !canceled_at)
    if (found === undefined) {
      throw new StoreHttpError(
        "GET",
        `/admin/orders/${orderId}`,
        200,
        "the order has no payment"
      )
    }
    return found
  }

  return {
    ...createReturnActions(send, order),
    send,
    order,
    fulfil,
    orders: async () =>
      (
        await send<HttpTypes.AdminOrderListResponse>(
          "GET",
          "/admin/orders?limit=100&order=-created_at"
        )
      ).orders,
    publishableKey: async (title) => {
      const { api_keys: keys } = await send<HttpTypes.AdminApiKeyListResponse>(
        "GET",
        "/admin/api-keys?type=publishable&limit=100"
      )
      const key = title === undefined ? keys[0] : keys.find((k) => k.title === title)
      if (key === undefined) {
        throw new StoreHttpError("GET", "/admin/api-keys", 200, "no such publishable key")
      }
      return key.token
    },
    ship: async (orderId, fulfillmentId, labels = [], options) => {
      const parcel = (await order(orderId)).fulfillments.find(
        ({ id }) => id === fulfillmentId
      )
      await send(
        "POST",
        `/admin/orders/${orderId}/fulfillments/${fulfillmentId}/shipments`,
        {
          items: (parcel?.items ?? []).map((item) => ({
            id: item.line_item_id,
            quantity: item.quantity,
          })),
          labels: labels.map((label) => ({
            tracking_number: label.number,
            tracking_url: label.url ?? "",
            label_url: label.labelUrl ?? "",
          })),
          no_notification: options?.noNotification,
        }
      )
    },
    deliver: async (orderId, fulfillmentId, options) => {
      await send(
        "POST",
        `/admin/orders/${orderId}/fulfillments/${fulfillmentId}/mark-as-delivered`,
        {
          no_notification: options?.noNotification,
        }
      )
    },
    cancelFulfillment: async (orderId, fulfillmentId) => {
      await send(
        "POST",
        `/admin/orders/${orderId}/fulfillments/${fulfillmentId}/cancel`,
        {}
      )
    },
    cancel: async (orderId) =>
      (
        await send<HttpTypes.AdminOrderResponse>(
          "POST",
          `/admin/orders/${orderId}/cancel`,
          {}
        )
      ).order,
    capture: async (orderId) => {
      await send("POST", `/admin/payments/${(await payment(orderId)).id}/capture`, {})
    },
    refund: async (orderId, amount, note) => {
      await send("POST", `/admin/payments/${(await payment(orderId)).id}/refund`, {
        amount,
        note,
      })
    },
    complete: async (orderId) => {
      await send("POST", `/admin/orders/${orderId}/complete`, {})
    },
  }
}

const orderFields = [
  "*items",
  "*items.detail",
  "*fulfillments",
  "*fulfillments.items",
  "*fulfillments.labels",
  "*payment_collections.payments",
  "*payment_collections.payments.captures",
  "*payment_collections.payments.refunds",
].join(",")

function unpacked(order: OrderWithParcels): { id: string; quantity: number }[] {
  return order.items
    .map(({ id, quantity, detail }) => ({
      id,
      quantity: quantity - detail.fulfilled_quantity,
    }))
    .filter(({ quantity }) => quantity > 0)
}

/** The line of an order that holds a stock-keeping unit, as the routes want it. */
export function lineOf(order: OrderWithParcels, { sku, quantity }: Pieces) {
  const line = order.items.find((item) => item.variant_sku === sku)
  if (line === undefined) {
    throw new StoreHttpError(
      "GET",
      `/admin/orders/${order.id}`,
      200,
      `the order has no ${sku}`
    )
  }
  return { id: line.id, quantity }
}
