import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { OrderFacts } from "../../emails"
import type { OrderRecord } from "../../src/workflows/dispatch/facts/order-record"
import { readOrderGraph } from "../../src/workflows/dispatch/facts/read-order-states"
import { readPlainOrders } from "../../src/workflows/dispatch/facts/read-plain-orders"
import { toOrderFacts } from "../../src/workflows/dispatch/facts/to-order-facts"
import type { PlaceOrderInput } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"

const places = {
  berlin: { city: "Berlin", postal_code: "10115", country_code: "de" },
  paris: { city: "Paris", postal_code: "75011", country_code: "fr" },
  toronto: {
    city: "Toronto",
    postal_code: "M5V 2T6",
    country_code: "ca",
    province: "ca-on",
  },
  portland: {
    city: "Portland",
    postal_code: "97205",
    country_code: "us",
    province: "us-or",
  },
}

describe("an order read straight from the tables", () => {
  let store: TestStore
  let skus: string[]

  beforeAll(async () => {
    store = await startTestStore()
    const products = await store.shopper.products()
    skus = products.flatMap(({ variants }) =>
      (variants ?? []).map(({ sku }) => sku ?? "")
    )
  })
  afterAll(() => store.stop())

  const place = (input: Partial<PlaceOrderInput> & { at: keyof typeof places }) => {
    const { at, ...rest } = input
    return store.shopper.placeOrder({
      email: "reader@example.com",
      items: [{ sku: skus[0] }],
      address: {
        first_name: "Mara",
        last_name: "Vogel",
        address_1: "1 Long Street",
        ...places[at],
      },
      ...rest,
    })
  }
  // Medusa gives the lines in no particular order.
  const toFacts = (record: OrderRecord): OrderFacts => {
    const facts = toOrderFacts(record, {
      orderUrl: "https://shop.example/{order_id}",
      timeZone: "UTC",
      promises: new Map(),
    })
    return {
      ...facts,
      items: [...facts.items].sort((a, b) => a.id.localeCompare(b.id)),
    }
  }
  const readBoth = async (id: string) => {
    const db = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const plain = await readPlainOrders(db, [id])
    const [graph] = await readOrderGraph(store.container, [id], false)
    return { plain, graph }
  }

  it.each([
    ["one line, tax inside", { at: "berlin" }],
    ["three lines, a promotion, tax inside", { at: "paris", lines: 3, promo: true }],
    ["three lines, a promotion, tax on top", { at: "toronto", lines: 3, promo: true }],
    ["seven lines, no tax", { at: "portland", lines: 7 }],
  ] as const)("is the order that query.graph reads: %s", async (_name, wish) => {
    const lines = "lines" in wish ? wish.lines : 1
    const order = await place({
      at: wish.at,
      items: skus.slice(0, lines).map((sku, index) => ({ sku, quantity: index + 1 })),
      promoCodes: "promo" in wish ? ["WELCOME10"] : undefined,
      locale: "de-DE",
    })
    const { plain, graph } = await readBoth(order.id)
    expect(plain).toHaveLength(1)
    expect(plain?.map(toFacts)).toEqual([toFacts(graph)])
    expect(plain?.[0]).toMatchObject({
      no_notification: graph.no_notification,
      cart: { id: graph.cart?.id },
    })
    expect(plain?.[0].payment_collections?.map(({ status }) => status)).toEqual(
      graph.payment_collections?.map(({ status }) => status)
    )
  })

  it("is left to query.graph once anything was changed", async () => {
    const order = await place({ at: "berlin" })
    await store.admin.fulfil(order.id)
    await store.sql.query(`update "order" set version = 2 where id = $1`, [order.id])
    const { plain } = await readBoth(order.id)
    expect(plain).toEqual([])
  })
})
