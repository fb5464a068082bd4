import { setTimeout as sleep } from "node:timers/promises"
import { Modules } from "@medusajs/framework/utils"
import type { TestStore } from "../../support/test-store"

/** A row of `post_purchase_purchase`; amounts are decimals as text. */
export type PurchaseRow = {
  id: string
  email: string | null
  customer_id: string | null
  sales_channel_id: string | null
  country_code: string | null
  placed_at: Date
  canceled_at: Date | null
  currency_code: string
  total: string
  refunded: string
  net: string
  erased_at: Date | null
}

/** A row of `post_purchase_conversion`. */
export type ConversionRow = {
  id: string
  message_id: string
  hit_id: string
  flow: string
  step: string
  currency_code: string
  revenue: string
  base_currency_code: string
  base_revenue: string | null
}

export async function purchaseOf(
  store: TestStore,
  orderId: string
): Promise<PurchaseRow | undefined> {
  const { rows } = await store.sql.query<PurchaseRow>(
    "select * from post_purchase_purchase where id = $1",
    [orderId]
  )
  return rows[0]
}

export async function conversionOf(
  store: TestStore,
  orderId: string
): Promise<ConversionRow | undefined> {
  const { rows } = await store.sql.query<ConversionRow>(
    "select * from post_purchase_conversion where id = $1",
    [orderId]
  )
  return rows[0]
}

/** Reads until it is as wished, which an event brings about in its own time. */
export async function eventually<Row>(
  read: () => Promise<Row>,
  isAsWished: (row: Row) => boolean
): Promise<Row> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const row = await read()
    if (isAsWished(row) || Date.now() > deadline) {
      return row
    }
    await sleep(25)
  }
}

/** Records what no event told of, as its job does. */
export function recordPurchases(
  store: TestStore
): Promise<{ recorded: number; vanished: number; is_complete: boolean }> {
  return run(store, "record-purchases")
}

/** Credits orders to messages, as its job does. */
export function attributeOrders(
  store: TestStore,
  input: { since?: string | null } = {}
): Promise<{ credited: number; removed: number }> {
  return run(store, "attribute-orders", input)
}

// By id: importing the plugin here would load it a second time, past the store's own copy.
async function run<Result>(
  store: TestStore,
  workflowId: string,
  input?: object
): Promise<Result> {
  const engine = store.container.resolve(Modules.WORKFLOW_ENGINE)
  const { result } = await engine.run(workflowId, { input, throwOnError: true })
  return result as Result
}
