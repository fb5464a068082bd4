import type { TestStore } from "../../support/test-store"
import { changeSettings } from "./consent"
import { type MessageRow, messages, waitForMessage } from "./ledger"
import { berlin } from "./people"
import { placeDirectly } from "./placed-order"

/** A shop that may write to its buyers at any hour, as often as it likes, with these flows on. */
export async function openForMarketing(
  store: TestStore,
  flows: readonly string[]
): Promise<void> {
  await changeSettings(store, {
    public_url: store.baseUrl,
    brand: { postal_address: "Refshalevej 171, Copenhagen" },
    consent: { mode: "soft-opt-in", strict_countries: [] },
    sending: { quiet_hours: null, preferred: null, cap: null },
    tracking: { mode: "off" },
  })
  for (const flow of flows) {
    await store.admin.send("POST", `/admin/post-purchase/flows/${flow}`, {
      enabled: true,
    })
  }
}

/** An order over the Store API, by quantity for each SKU, once what follows from it is planned. */
export async function buy(
  store: TestStore,
  quantities: Record<string, number>,
  email = "mara@example.com"
) {
  const order = await store.shopper.placeOrder({
    email,
    items: Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity })),
    address: berlin,
    locale: "en-GB",
  })
  // Else the clock moves on before the plan is made.
  await waitForMessage(store, { step: "confirm", order_id: order.id })
  return order
}

/** Sends and delivers some pieces, or all that is left; gives the parcel's id. */
export async function deliver(
  store: TestStore,
  orderId: string,
  quantities?: Record<string, number>
): Promise<string> {
  const parcel = await store.admin.fulfil(
    orderId,
    quantities && Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity }))
  )
  await store.admin.ship(orderId, parcel)
  await store.admin.deliver(orderId, parcel)
  await waitForMessage(store, { step: "delivered", fulfillment_id: parcel })
  return parcel
}

/** An order that the order module takes as it is, once what follows from it is planned. */
export async function placeDigital(
  store: TestStore,
  order: Parameters<typeof placeDirectly>[1]
): Promise<string> {
  const id = await placeDirectly(store, order)
  await waitForMessage(store, { step: "confirm", order_id: id })
  return id
}

/** What became of a step's messages, in the order of their plans: `sent`, or why not. */
export async function outcomes(
  store: TestStore,
  flow: string,
  step: string
): Promise<string[]> {
  const rows: MessageRow[] = await messages(store, { flow, step })
  return rows.map(({ state, skip_reason }) => skip_reason ?? state)
}
