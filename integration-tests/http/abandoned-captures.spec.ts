import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import { waitFor } from "../support/wait-for"
import { consentLog, contacts, storefront } from "./support/consent"
import { waitForMessage } from "./support/ledger"
import { passTime } from "./support/move-clock"
import { berlin } from "./support/people"
import { run } from "./support/workflows"

const EMAIL = "mara@example.com"
const OTHER = "mara.vogel@example.com"
const WORDING = "Yes, send me tips."

describe("what was ticked in a cart that becomes no order", () => {
  let store: TestStore
  let anybody: Awaited<ReturnType<typeof storefront>>

  beforeAll(async () => {
    store = await startTestStore()
    anybody = await storefront(store)
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it("is deleted after thirty days, and nothing else that the person said", async () => {
    const ordered = await openCart()
    await tick(ordered, { tips: true })
    await complete(ordered)
    const left = await openCart()
    await tick(left, { offers: true })
    await passTime(store, { days: 29, hours: 23 })
    expect(await deleteAbandoned()).toEqual({ deleted: 0 })
    expect(await captures()).toEqual([ordered, left].sort())

    const before = [await consentLog(store), await contacts(store)]
    expect(before.map(({ length }) => length)).toEqual([1, 1])
    await passTime(store, { hours: 2 })
    const [log, people] = [await consentLog(store), await contacts(store)]
    expect(await deleteAbandoned()).toEqual({ deleted: 1 })
    expect(await captures()).toEqual([ordered])
    expect([await consentLog(store), await contacts(store)]).toEqual([log, people])
    expect(await deleteAbandoned()).toEqual({ deleted: 0 })
  })

  it("stays as long as the shopper comes back to tick, and is deleted thirty days after that", async () => {
    const id = await openCart()
    await tick(id, { tips: true })
    await passTime(store, { days: 20 })
    await tick(id, { tips: false })
    await passTime(store, { days: 29 })
    expect(await deleteAbandoned()).toEqual({ deleted: 0 })
    await passTime(store, { days: 2 })
    expect(await deleteAbandoned()).toEqual({ deleted: 1 })
  })

  it("stays when the shopper ticks again at the moment in which it is to be deleted", async () => {
    await tick(await openCart(), { tips: true })
    await passTime(store, { days: 31 })
    await store.sql.query("begin")
    await store.sql.query("update post_purchase_consent_capture set captured_at = now()")
    const deletion = deleteAbandoned()
    await waitFor("the deletion waits for the shopper", async () => {
      const { rows } = await store.sql.query("select 1 from pg_locks where not granted")
      return rows.length > 0
    })
    await store.sql.query("commit")
    expect(await deletion).toEqual({ deleted: 0 })
    expect(await captures()).toHaveLength(1)
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ["whose it is", (id) => anybody("POST", `/store/carts/${id}`, { email: OTHER })],
    ["how it is shipped", (id) => store.shopper.chooseShipping(id)],
    [
      "what is in it",
      async (id) => {
        const [{ variants }] = await store.shopper.products()
        await anybody("POST", `/store/carts/${id}/line-items`, {
          variant_id: variants?.[0].id,
          quantity: 1,
        })
      },
    ],
  ])(
    "stays while the cart changes in %s, and counts once it is ordered",
    async (_, change) => {
      const id = await openCart()
      await tick(id, { tips: true })
      await passTime(store, { days: 20 })
      await change(id)
      await passTime(store, { days: 20 })
      expect(await deleteAbandoned()).toEqual({ deleted: 0 })
      const orderId = await complete(id)
      await passTime(store, { days: 40 })
      expect(await deleteAbandoned()).toEqual({ deleted: 0 })
      expect(await captures()).toEqual([id])
      expect(await consentLog(store)).toMatchObject([
        { topic: "tips", action: "granted", wording: WORDING, order_id: orderId },
      ])
    }
  )

  it("has said nothing when the cart is ordered after all, and what is ticked then counts", async () => {
    const [silent, again] = [await openCart(), await openCart()]
    await tick(silent, { tips: true })
    await tick(again, { tips: true })
    await passTime(store, { days: 31 })
    expect(await deleteAbandoned()).toEqual({ deleted: 2 })
    await complete(silent)
    expect(await consentLog(store)).toEqual([])
    await tick(again, { tips: true })
    const orderId = await complete(again)
    expect(await consentLog(store)).toMatchObject([
      { topic: "tips", action: "granted", order_id: orderId },
    ])
  })

  it("is deleted with a cart that is gone", async () => {
    const id = await openCart()
    await tick(id, { tips: true })
    await store.sql.query("delete from cart where id = $1", [id])
    await passTime(store, { days: 29 })
    expect(await deleteAbandoned()).toEqual({ deleted: 0 })
    await passTime(store, { days: 2 })
    expect(await deleteAbandoned()).toEqual({ deleted: 1 })
  })

  const deleteAbandoned = () => run(store, "delete-abandoned-captures")

  async function openCart(): Promise<string> {
    const { id } = await store.shopper.createCart({
      email: EMAIL,
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
    })
    return id
  }

  async function tick(id: string, topics: Record<string, boolean>): Promise<void> {
    await anybody("POST", `/store/post-purchase/carts/${id}/consent`, {
      topics,
      wording: WORDING,
    })
  }

  /** Gives the order's id, once what was said with it is recorded. */
  async function complete(cartId: string): Promise<string> {
    await store.shopper.chooseShipping(cartId)
    await store.shopper.preparePayment(cartId)
    const { id } = await store.shopper.completeCart(cartId)
    await waitForMessage(store, { step: "confirm", order_id: id })
    return id
  }

  async function captures(): Promise<string[]> {
    const { rows } = await store.sql.query<{ id: string }>(
      "select id from post_purchase_consent_capture order by id"
    )
    return rows.map(({ id }) => id)
  }
})
