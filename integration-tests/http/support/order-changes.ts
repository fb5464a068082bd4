import type { TestStore } from "../../support/test-store"

/** What a shop's staff does with orders and the store client has no function for. */
export type OrderChanges = {
  /** Takes a part of the authorised money. */
  capturePart(orderId: string, amount: number): Promise<void>
  /** Sends everything and says that it has arrived. */
  deliverAll(orderId: string): Promise<void>
  /** Has delivered pieces come back, and takes them in. */
  takeBack(orderId: string, sku: string, quantity: number): Promise<void>
  /** Sets the quantity of a line and confirms the edit. */
  edit(orderId: string, sku: string, quantity: number): Promise<void>
  /**
   * One delivered piece comes back, another goes out.
   *
   * @param isShipped - whether what goes out can be sent: Medusa reserves stock for it only then
   */
  exchange(
    orderId: string,
    back: string,
    out: string,
    quantity: number,
    isShipped?: boolean
  ): Promise<void>
  /** Writes a credit line: a positive one forgives what is owed. */
  credit(orderId: string, amount: number): Promise<void>
  /** Makes a draft, and gives its id. */
  draft(email: string, sku: string): Promise<string>
  convertDraft(draftId: string): Promise<void>
}

/** All of it over HTTP, as the admin does it. */
export function createOrderChanges({ admin, shopper }: TestStore): OrderChanges {
  const { send } = admin
  const lineId = async (orderId: string, sku: string): Promise<string> => {
    const { items } = await admin.order(orderId)
    return items.find((item) => item.variant_sku === sku)?.id ?? ""
  }

  const usedShippingOption = async (orderId: string): Promise<string> => {
    const { order } = await send<{
      order: { shipping_methods: { shipping_option_id: string }[] }
    }>("GET", `/admin/orders/${orderId}?fields=*shipping_methods`)
    return order.shipping_methods[0].shipping_option_id
  }

  return {
    capturePart: async (orderId, amount) => {
      const { payment_collections } = await admin.order(orderId)
      const payments = payment_collections.flatMap(
        (collection) => collection.payments ?? []
      )
      await send("POST", `/admin/payments/${payments[0].id}/capture`, { amount })
    },
    deliverAll: async (orderId) => {
      const parcel = await admin.fulfil(orderId)
      await admin.ship(orderId, parcel)
      await admin.deliver(orderId, parcel)
    },
    takeBack: async (orderId, sku, quantity) => {
      await admin.receiveReturn(await admin.requestReturn(orderId, [{ sku, quantity }]))
    },
    edit: async (orderId, sku, quantity) => {
      const path = `/admin/order-edits/${orderId}`
      await send("POST", "/admin/order-edits", { order_id: orderId })
      await send("POST", `${path}/items/item/${await lineId(orderId, sku)}`, { quantity })
      await send("POST", `${path}/request`, {})
      await send("POST", `${path}/confirm`, {})
    },
    exchange: async (orderId, back, out, quantity, isShipped = false) => {
      const { fulfillments } = await admin.order(orderId)
      const opened = await send<{ exchange: { id: string } }>(
        "POST",
        "/admin/exchanges",
        {
          order_id: orderId,
        }
      )
      const path = `/admin/exchanges/${opened.exchange.id}`
      await send("POST", `${path}/inbound/items`, {
        location_id: fulfillments[0].location_id,
        items: [{ id: await lineId(orderId, back), quantity: 1 }],
      })
      await send("POST", `${path}/outbound/items`, {
        items: [{ variant_id: await shopper.variantId(out), quantity }],
      })
      if (isShipped) {
        await send("POST", `${path}/outbound/shipping-method`, {
          shipping_option_id: await usedShippingOption(orderId),
          custom_amount: 0,
        })
      }
      await send("POST", `${path}/request`, {})
      const { exchange } = await send<{ exchange: { return_id: string } }>(
        "GET",
        `${path}?fields=return_id`
      )
      await admin.receiveReturn(exchange.return_id)
    },
    credit: async (orderId, amount) => {
      await send("POST", `/admin/orders/${orderId}/credit-lines`, {
        amount,
        reference: "goodwill",
        reference_id: "by hand",
      })
    },
    draft: async (email, sku) => {
      const [region] = (await shopper.regions()).filter(({ name }) => name === "Europe")
      const { draft_order } = await send<{ draft_order: { id: string } }>(
        "POST",
        "/admin/draft-orders",
        {
          email,
          region_id: region.id,
          items: [{ variant_id: await shopper.variantId(sku), quantity: 1 }],
        }
      )
      return draft_order.id
    },
    convertDraft: async (draftId) => {
      await send("POST", `/admin/draft-orders/${draftId}/convert-to-order`, {})
    },
  }
}
