import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  findChangedOrders,
  findUnrecordedOrders,
  findVanishedPurchases,
} from "../../src/workflows/attribution/facts/find-orders"
import {
  readOrderAmounts,
  readOrderAmountsSql,
} from "../../src/workflows/attribution/facts/read-order-amounts"
import { readOrderAmountsGraph } from "../../src/workflows/attribution/facts/read-order-amounts-graph"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages, waitForMessage } from "./support/ledger"
import { type OrderChanges, createOrderChanges } from "./support/order-changes"
import { berlin, toronto } from "./support/people"
import {
  type PurchaseRow,
  eventually,
  purchaseOf,
  recordPurchases,
} from "./support/purchases"

/** In euros: a dripper 29, a pack of filters 6, shipping 4.90. */
const DRIPPER = "LR-DRIP-CLAY"
const FILTERS = "LR-PAPER-02"

/** Something that is done to an order, and what is kept and paid back after it. */
type Act = (id: string) => Promise<unknown>
type Step = [what: string, act: Act, net: string, refunded?: string]

const nothing: Act = () => Promise.resolve()

describe("purchases", () => {
  let store: TestStore
  let change: OrderChanges

  beforeAll(async () => {
    store = await startTestStore()
    change = createOrderChanges(store)
    await store.sql.query(
      `update inventory_level set stocked_quantity = 1e6,
              raw_stocked_quantity = '{"value":"1000000","precision":20}'`
    )
  })
  afterAll(() => store.stop())

  const place = async (
    pieces: Record<string, number> = { [DRIPPER]: 1 },
    more: { email?: string; address?: typeof berlin; promoCodes?: string[] } = {}
  ) => {
    const { id } = await store.shopper.placeOrder({
      email: "mara@example.com",
      items: Object.entries(pieces).map(([sku, quantity]) => ({ sku, quantity })),
      address: berlin,
      shipping: "Standard",
      ...more,
    })
    return id
  }
  const both = async (id: string) => ({
    sql: await readOrderAmountsSql(connection(), [id]),
    graph: await readOrderAmountsGraph(store.container, [id]),
  })
  const connection = () =>
    store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

  it("are recorded from the order's event, before there is a message", async () => {
    const id = await place({ [DRIPPER]: 2, [FILTERS]: 1 })
    await waitForMessage(store, { step: "confirm", order_id: id })
    const { rows } = await store.sql.query(`select * from "order" where id = $1`, [id])
    expect(await purchaseOf(store, id)).toMatchObject({
      email: "mara@example.com",
      customer_id: rows[0].customer_id,
      sales_channel_id: rows[0].sales_channel_id,
      country_code: "de",
      placed_at: rows[0].created_at,
      canceled_at: null,
      currency_code: "eur",
      total: "68.9",
      refunded: "0",
      net: "68.9",
      erased_at: null,
    })
  })

  it("know a person by one address, however it was written", async () => {
    const written = [
      "Mara.Vogel@EXAMPLE.com",
      " mara.vogel@example.com",
      "mara.vogel@example.com.",
    ]
    const ids = await Promise.all(
      written.map(async (email) => {
        const { id } = await store.container.resolve(Modules.ORDER).createOrders({
          currency_code: "EUR",
          email,
          items: [{ title: "Tea", quantity: 1, unit_price: 5 }],
        })
        await store.emit("order.placed", { id })
        return id
      })
    )
    const rows: (PurchaseRow | undefined)[] = []
    for (const id of ids) {
      rows.push(
        await eventually(
          () => purchaseOf(store, id),
          (row) => !!row
        )
      )
    }
    expect(rows.map((row) => row?.email)).toEqual(Array(3).fill("mara.vogel@example.com"))
    expect(rows.map((row) => row?.currency_code)).toEqual(Array(3).fill("eur"))
  })

  it("know an international domain by its two spellings as one", async () => {
    const order = store.container.resolve(Modules.ORDER)
    const [a, b] = await order.createOrders(
      ["Zoë@Bücher.example", "zoë@xn--bcher-kva.example"].map((email) => ({
        currency_code: "eur",
        email,
        items: [{ title: "Tea", quantity: 1, unit_price: 5 }],
      }))
    )
    await store.emit("order.placed", { id: a.id })
    await store.emit("order.placed", { id: b.id })
    const first = await eventually(
      () => purchaseOf(store, a.id),
      (row) => !!row
    )
    const second = await eventually(
      () => purchaseOf(store, b.id),
      (row) => !!row
    )
    expect(first?.email).toBe("zoë@xn--bcher-kva.example")
    expect(second?.email).toBe(first?.email)
  })

  // What a person would say that the store keeps, after each of the things that happen to an order.
  it.each<[name: string, start: () => Promise<string>, ...steps: Step[]]>([
    [
      "unpaid, then cancelled",
      () => place(),
      ["placed", nothing, "33.9"],
      ["3 are forgiven", (id) => change.credit(id, 3), "30.9"],
      ["cancelled", (id) => store.admin.cancel(id), "0"],
    ],
    [
      "paid, given back bit by bit, cancelled",
      () => place(),
      ["paid", (id) => store.admin.capture(id), "33.9"],
      ["10 given back", (id) => store.admin.refund(id, 10), "23.9", "10"],
      ["5 more", (id) => store.admin.refund(id, 5), "18.9", "15"],
      ["cancelled", (id) => store.admin.cancel(id), "0", "33.9"],
    ],
    [
      "paid and all given back",
      () => paid(),
      ["all given back", (id) => store.admin.refund(id), "0", "33.9"],
    ],
    [
      "paid in part",
      () => place(),
      ["10 paid", (id) => change.capturePart(id, 10), "33.9"],
      ["4 of it given back", (id) => store.admin.refund(id, 4), "29.9", "4"],
    ],
    [
      "one of two comes back",
      () => delivered({ [DRIPPER]: 2 }),
      ["delivered", nothing, "62.9"],
      ["one came back, not paid out yet", back, "33.9"],
      ["its price is paid out", (id) => store.admin.refund(id, 29), "33.9", "29"],
      ["5 more than that", (id) => store.admin.refund(id, 5), "28.9", "34"],
    ],
    [
      "goodwill first, then one of two comes back",
      () => delivered({ [DRIPPER]: 2 }),
      ["10 given back", (id) => store.admin.refund(id, 10), "52.9", "10"],
      ["one came back", back, "23.9", "10"],
    ],
    [
      "exchanged for something cheaper",
      () => delivered(),
      ["exchanged", (id) => change.exchange(id, DRIPPER, FILTERS, 2), "16.9"],
      ["the difference is paid out", (id) => store.admin.refund(id, 17), "16.9", "17"],
    ],
    [
      "edited after it was paid",
      () => paid({ [DRIPPER]: 2 }),
      ["one more, unpaid", (id) => change.edit(id, DRIPPER, 3), "91.9"],
      ["two fewer", (id) => change.edit(id, DRIPPER, 1), "33.9"],
      ["the difference is paid out", (id) => store.admin.refund(id, 29), "33.9", "29"],
    ],
    [
      "edited before it was paid",
      () => place({ [DRIPPER]: 2 }),
      ["one fewer", (id) => change.edit(id, DRIPPER, 1), "33.9"],
    ],
    [
      "a discount, tax on top, one of three comes back",
      () => delivered({ [DRIPPER]: 3 }, { address: toronto, promoCodes: ["WELCOME10"] }),
      ["delivered", nothing, "97.965"],
      ["one came back", back, "67.725"],
    ],
  ])("hold what the store keeps: %s", async (_name, start, ...steps) => {
    const id = await start()
    for (const [what, act, net, refunded = "0"] of steps) {
      await act(id)
      await recordPurchases(store)
      expect({ what, ...(await purchaseOf(store, id)) }).toMatchObject({
        what,
        net,
        refunded,
      })
      const { sql, graph } = await both(id)
      expect({ ...sql.complete[0], read_at: "" }).toEqual({ ...graph[0], read_at: "" })
      expect(sql.others).toEqual([])
    }
  })

  it("follow a cancellation and a refund from their events", async () => {
    const id = await paid()
    await store.admin.refund(id, 10)
    const refunded = await eventually(
      () => purchaseOf(store, id),
      (row) => row?.net === "23.9"
    )
    expect(refunded).toMatchObject({ net: "23.9", canceled_at: null })
    await store.admin.cancel(id)
    const canceled = await eventually(
      () => purchaseOf(store, id),
      (row) => !!row?.canceled_at
    )
    expect(canceled).toMatchObject({ net: "0", canceled_at: expect.any(Date) })
  })

  it("are no drafts, until those become orders", async () => {
    const id = await change.draft("june@example.com", DRIPPER)
    await recordPurchases(store)
    expect(await purchaseOf(store, id)).toBeUndefined()
    await change.convertDraft(id)
    const row = await eventually(
      () => purchaseOf(store, id),
      (found) => !!found
    )
    expect(row).toMatchObject({ email: "june@example.com", net: "29" })
  })

  it("are counted from before the installation too, and cause no mail", async () => {
    const id = await place()
    await waitForMessage(store, { step: "confirm", order_id: id })
    await store.resetLedger()
    await store.sql.query(
      `update "order" set created_at = now() - interval '400 days',
              updated_at = now() - interval '400 days' where id = $1`,
      [id]
    )
    await store.sql.query(
      `update order_summary set updated_at = now() - interval '400 days' where order_id = $1`,
      [id]
    )
    expect(await recordPurchases(store)).toMatchObject({ is_complete: true })
    expect(await purchaseOf(store, id)).toMatchObject({
      email: "mara@example.com",
      net: "33.9",
    })
    expect(await messages(store)).toEqual([])
    await store.sql.query("delete from post_purchase_purchase where id = $1", [id])
    await recordPurchases(store)
    expect(await purchaseOf(store, id)).toBeUndefined()
  })

  it("are put right when the event of a refund was lost", async () => {
    const id = await paid()
    await recordPurchases(store)
    // Past the order: no transaction, no credit line, and no event that we listen for.
    const { payment_collections } = await store.admin.order(id)
    const payment = payment_collections.flatMap(({ payments }) => payments ?? [])[0]
    await store.sql.query(
      `insert into refund (id, amount, raw_amount, payment_id, created_at, updated_at)
       values ('ref_past_the_order', 9, '{"value":"9","precision":20}', $1, now(), now())`,
      [payment.id]
    )
    await recordPurchases(store)
    expect(await purchaseOf(store, id)).toMatchObject({ net: "24.9", refunded: "9" })
  })

  it("are forgotten when the order was rolled back after its event", async () => {
    const id = await place()
    await waitForMessage(store, { step: "confirm", order_id: id })
    await store.container.resolve(Modules.ORDER).deleteOrders([id])
    await recordPurchases(store)
    expect(await purchaseOf(store, id)).toBeUndefined()
  })

  it("hold up no mail when they cannot be recorded, and are recorded later", async () => {
    await store.sql.query(
      `create function test_refuse() returns trigger language plpgsql as
         $$ begin raise exception 'no purchases today'; end $$;
       create trigger test_refuse before insert on post_purchase_purchase
         for each row execute function test_refuse()`
    )
    const id = await place()
    await waitForMessage(store, { step: "confirm", order_id: id })
    expect(await purchaseOf(store, id)).toBeUndefined()
    await store.sql.query("drop function test_refuse cascade")
    await recordPurchases(store)
    expect(await purchaseOf(store, id)).toMatchObject({ net: "33.9" })
  })

  describe("where Medusa's tables are not as expected", () => {
    /** A store whose tables have other names. */
    const elsewhere = (): MedusaContainer => {
      const refuse = (statement: string, bindings?: []) =>
        /from "order"|from refund/.test(statement)
          ? Promise.reject(Object.assign(new Error("no such table"), { code: "42P01" }))
          : connection().raw(statement, bindings ?? [])
      return Object.assign(Object.create(store.container), {
        resolve: (key: string) =>
          key === ContainerRegistrationKeys.PG_CONNECTION
            ? { raw: refuse }
            : store.container.resolve(key),
      })
    }

    it("are read by query.graph", async () => {
      const id = await then(paid(), (order) => store.admin.refund(order, 10))
      const [amounts] = await readOrderAmounts(elsewhere(), [id])
      expect(amounts).toMatchObject({ id, total: "23.9", paid: "33.9", refunded: "10" })
    })

    it("are found by query.graph, page by page", async () => {
      const id = await place()
      const until = new Date(Date.now() + 60_000)
      const since = new Date(Date.now() - 3600_000).toISOString()
      const found: string[] = []
      let last = { id: "", changed_at: since }
      for (;;) {
        const page = await findChangedOrders(elsewhere(), last, until, 7)
        found.push(...page.map((order) => order.id))
        last = page.at(-1) ?? last
        if (page.length < 7) {
          break
        }
      }
      expect(new Set(found).size).toBe(found.length)
      expect(found).toContain(id)
      expect(await findUnrecordedOrders(elsewhere(), until, "", 10_000)).toContain(id)
    })

    it("are not taken for gone", async () => {
      expect(
        await findVanishedPurchases(
          elsewhere().resolve(ContainerRegistrationKeys.PG_CONNECTION),
          new Date(0)
        )
      ).toEqual([])
    })
  })

  async function then(placed: Promise<string>, ...acts: Act[]): Promise<string> {
    const id = await placed
    for (const act of acts) {
      await act(id)
    }
    return id
  }
  async function paid(pieces?: Record<string, number>): Promise<string> {
    return then(place(pieces), (id) => store.admin.capture(id))
  }
  async function delivered(...order: Parameters<typeof place>): Promise<string> {
    return then(place(...order), (id) => store.admin.capture(id), change.deliverAll)
  }
  async function back(id: string): Promise<void> {
    await change.takeBack(id, DRIPPER, 1)
  }
})
