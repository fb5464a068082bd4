import { lineOf, type NotifyOptions, type OrderWithParcels, type Pieces } from "./admin"
import type { Send } from "./http"

export interface ReturnActions {
  /** Announces that a customer sends delivered pieces back. Gives the return's id. */
  requestReturn(
    orderId: string,
    items: Pieces[],
    options?: NotifyOptions
  ): Promise<string>
  /** Takes announced pieces in. (Default: all of them) */
  receiveReturn(
    returnId: string,
    items?: Pieces[],
    options?: NotifyOptions
  ): Promise<void>
}

interface ReturnResponse {
  return: { id: string; order_id: string; items: { item_id: string; quantity: number }[] }
}

/** The two halves of a return. Each is a draft that is opened, filled and confirmed. */
export function createReturnActions(
  send: Send,
  readOrder: (orderId: string) => Promise<OrderWithParcels>
): ReturnActions {
  return {
    requestReturn: async (orderId, items, options) => {
      const order = await readOrder(orderId)
      const opened = await send<ReturnResponse>("POST", "/admin/returns", {
        order_id: orderId,
        // Without a place the return can be requested, and receiving it then
        // answers 500 ("Cannot receive the Return at location null").
        location_id: order.fulfillments[0]?.location_id,
      })
      const path = `/admin/returns/${opened.return.id}`
      await send("POST", `${path}/request-items`, {
        items: items.map((piece) => lineOf(order, piece)),
      })
      await send("POST", `${path}/request`, { no_notification: options?.noNotification })
      return opened.return.id
    },
    receiveReturn: async (returnId, items, options) => {
      const path = `/admin/returns/${returnId}`
      const announced = (
        await send<ReturnResponse>("GET", `${path}?fields=order_id,*items`)
      ).return
      const order = await readOrder(announced.order_id)
      await send("POST", `${path}/receive`, {})
      await send("POST", `${path}/receive-items`, {
        items:
          items === undefined
            ? announced.items.map(({ item_id, quantity }) => ({ id: item_id, quantity }))
            : items.map((piece) => lineOf(order, piece)),
      })
      await send("POST", `${path}/receive/confirm`, {
        no_notification: options?.noNotification,
      })
    },
  }
}
