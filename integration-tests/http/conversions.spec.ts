import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Shopper, createSend, createShopper } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"
import { waitForMessage } from "./support/ledger"
import { berlin, toronto } from "./support/people"
import {
  type ConversionRow,
  attributeOrders,
  conversionOf,
  eventually,
  purchaseOf,
} from "./support/purchases"

describe("conversions", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it("credit an order to the mail that was clicked before it, and lose what is refunded", async () => {
    const message = await sentMail("mara@example.com")
    const hit = await click(message)
    const order = await place("Mara@Example.com")
    expect(await credited(order)).toMatchObject({
      message_id: message,
      hit_id: hit,
      flow: "order-confirmation",
      step: "confirm",
      currency_code: "eur",
      revenue: "33.9",
      base_currency_code: "eur",
      base_revenue: "33.9",
    })

    await store.admin.capture(order)
    await store.admin.refund(order, 10)
    const refunded = await eventually(
      () => conversionOf(store, order),
      (row) => row?.revenue === "23.9"
    )
    expect(refunded).toMatchObject({ revenue: "23.9", base_revenue: "23.9" })

    await store.admin.cancel(order)
    const canceled = await eventually(
      () => conversionOf(store, order),
      (row) => row?.revenue === "0"
    )
    expect(canceled).toMatchObject({ message_id: message, revenue: "0" })
    expect(await purchaseOf(store, order)).toMatchObject({
      canceled_at: expect.any(Date),
    })
  })

  it("know a guest and a customer with one address as one person", async () => {
    const message = await sentMail("june@example.com")
    await click(message)
    const june = await register("june@example.com")
    const order = await place("june@example.com", { shopper: june })
    expect(await credited(order)).toMatchObject({ message_id: message })
    const { rows } = await store.sql.query(
      `select count(distinct customer_id)::int as customers from post_purchase_purchase
       where email = 'june@example.com'`
    )
    expect(rows[0].customers).toBe(2)
  })

  it("wait for the label of the click", async () => {
    const message = await sentMail("mara@example.com")
    const hit = await click(message, null)
    const order = await place("mara@example.com")
    await waitForMessage(store, { step: "confirm", order_id: order })
    expect(await conversionOf(store, order)).toBeUndefined()

    await label(hit, "human")
    await attributeOrders(store)
    expect(await conversionOf(store, order)).toMatchObject({ hit_id: hit })

    await label(hit, "machine")
    await attributeOrders(store)
    expect(await conversionOf(store, order)).toBeUndefined()
  })

  it("are left alone for older orders, until all are asked for", async () => {
    const message = await sentMail("mara@example.com")
    const hit = await click(message, null)
    const order = await place("mara@example.com")
    await waitForMessage(store, { step: "confirm", order_id: order })
    await store.sql.query(
      `update post_purchase_purchase set placed_at = placed_at - interval '10 days' where id = $1`,
      [order]
    )
    await store.sql.query(
      `update post_purchase_hit set occurred_at = occurred_at - interval '10 days',
              last_at = last_at - interval '10 days'`
    )
    await label(hit, "human")
    await attributeOrders(store)
    expect(await conversionOf(store, order)).toBeUndefined()
    await attributeOrders(store, { since: null })
    expect(await conversionOf(store, order)).toMatchObject({ hit_id: hit })

    await label(hit, "machine")
    const since = new Date(Date.now() - 11 * 24 * 3600_000).toISOString()
    await attributeOrders(store, { since })
    expect(await conversionOf(store, order)).toBeUndefined()
  })

  it("refuse a moment that is none", async () => {
    await expect(attributeOrders(store, { since: "yesterday" })).rejects.toThrow(
      "since is yesterday, which is no moment"
    )
  })

  it("have no revenue in the base currency before the store has set a rate", async () => {
    const message = await sentMail("june@example.com")
    await click(message)
    const order = await place("june@example.com", { address: toronto })
    expect(await credited(order)).toMatchObject({
      currency_code: "usd",
      revenue: "40.845",
      base_currency_code: "eur",
      base_revenue: null,
    })

    await setAttribution({ exchange_rates: { USD: 0.92 } })
    expect(
      await attributed(order, ({ base_revenue }) => base_revenue !== null)
    ).toMatchObject({ base_revenue: "37.5774" })

    await setAttribution({ base_currency: "usd" })
    expect(
      await attributed(order, ({ base_currency_code }) => base_currency_code === "usd")
    ).toMatchObject({ base_revenue: "40.845" })
  })

  it("look back as far as the store's window", async () => {
    const message = await sentMail("mara@example.com")
    await click(message, "human", "6 days")
    const order = await place("mara@example.com")
    await waitForMessage(store, { step: "confirm", order_id: order })
    expect(await conversionOf(store, order)).toBeUndefined()
    await setAttribution({ window_days: 7 })
    expect(await attributed(order, () => true)).toMatchObject({ message_id: message })
  })

  /** A mail that this person got about an earlier order. */
  async function sentMail(email: string): Promise<string> {
    const order = await place(email)
    const { id } = await waitForMessage(store, {
      step: "confirm",
      order_id: order,
      state: "sent",
    })
    return id
  }

  async function click(
    messageId: string,
    label: "human" | null = "human",
    ago = "1 second"
  ): Promise<string> {
    const id = `pphit_${randomUUID()}`
    // With a version, or the minute's job would label it anew.
    await store.sql.query(
      `insert into post_purchase_hit
         (id, dedupe_key, kind, source, occurred_at, last_at, message_id, label, label_version)
       values ($1, $1, 'click', 'link', now() - $4::interval, now() - $4::interval, $2, $3, 1)`,
      [id, messageId, label, ago]
    )
    return id
  }

  async function label(hitId: string, as: string): Promise<void> {
    await store.sql.query("update post_purchase_hit set label = $2 where id = $1", [
      hitId,
      as,
    ])
  }

  async function credited(orderId: string) {
    return eventually(
      () => conversionOf(store, orderId),
      (row) => !!row
    )
  }

  /** The job ticks during tests too, and may have read the settings before they were changed. */
  async function attributed(
    orderId: string,
    isAsWished: (row: ConversionRow) => boolean
  ): Promise<ConversionRow | undefined> {
    return eventually(
      async () => {
        await attributeOrders(store)
        return conversionOf(store, orderId)
      },
      (row) => row !== undefined && isAsWished(row)
    )
  }

  async function place(
    email: string,
    {
      address = berlin,
      shopper = store.shopper,
    }: { address?: typeof berlin; shopper?: Shopper } = {}
  ): Promise<string> {
    const { id } = await shopper.placeOrder({
      email,
      items: [{ sku: "LR-DRIP-CLAY" }],
      address,
      shipping: "Standard",
    })
    return id
  }

  async function register(email: string): Promise<Shopper> {
    const account = { email, password: "long-enough-for-june" }
    const anyone = createSend(store.baseUrl, {})
    const { token } = await anyone<{ token: string }>(
      "POST",
      "/auth/customer/emailpass/register",
      account
    )
    const publishableKey = await store.admin.publishableKey()
    await createSend(store.baseUrl, {
      authorization: `Bearer ${token}`,
      "x-publishable-api-key": publishableKey,
    })("POST", "/store/customers", { email })
    const login = await anyone<{ token: string }>(
      "POST",
      "/auth/customer/emailpass",
      account
    )
    return createShopper({ baseUrl: store.baseUrl, publishableKey, token: login.token })
  }

  async function setAttribution(attribution: Record<string, unknown>): Promise<void> {
    await store.admin.send("POST", "/admin/post-purchase/settings", { attribution })
  }
})
