import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  type AttributionSettings,
  attributeOrders,
} from "../../../src/modules/post-purchase/queries/attribute-orders"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import {
  at,
  clear,
  click,
  conversion,
  days,
  message,
  minutes,
  order,
  settings,
} from "./support/rows"

describe("attributeOrders", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clear(ledger.db))

  const attribute = (orderIds = ["order_1"], change: Partial<AttributionSettings> = {}) =>
    attributeOrders(ledger.db, { orderIds }, { ...settings, ...change })

  it("credits an order to the message that was clicked before it", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db)
    expect(await attribute()).toEqual({ credited: 1, removed: 0 })
    expect(await conversion(ledger.db)).toMatchObject({
      message_id: "ppmsg_1",
      hit_id: "pphit_1",
      flow: "thank-you",
      step: "thanks",
      sales_channel_id: "sc_mail",
      clicked_at: at("11:00"),
      ordered_at: at("12:00"),
      window_days: 5,
      currency_code: "eur",
      revenue: "30",
      base_currency_code: "eur",
      base_revenue: "30",
      computed_at: expect.any(Date),
    })
  })

  it("credits nothing without a click, a message, an order or an address", async () => {
    expect(await attribute(["nobody"])).toEqual({ credited: 0, removed: 0 })
    expect(await attribute([])).toEqual({ credited: 0, removed: 0 })
    await order(ledger.db)
    await message(ledger.db, { email: null })
    await click(ledger.db)
    expect(await attribute()).toEqual({ credited: 0, removed: 0 })
    await order(ledger.db, { id: "order_2", email: null })
    expect(await attribute(["order_2"])).toEqual({ credited: 0, removed: 0 })
  })

  it("lets the last click win, whatever was clicked or opened besides", async () => {
    await order(ledger.db)
    await message(ledger.db, { id: "first" })
    await message(ledger.db, {
      id: "last",
      flow: "order-confirmation",
      purpose: "transactional",
    })
    await click(ledger.db, { id: "a", message_id: "first", occurred_at: at("10:00") })
    await click(ledger.db, { id: "b", message_id: "last", occurred_at: at("10:30") })
    await click(ledger.db, { id: "c", message_id: "first", occurred_at: at("10:15") })
    await click(ledger.db, {
      id: "d",
      message_id: "first",
      kind: "open",
      occurred_at: at("11:59"),
    })
    await attribute()
    expect(await conversion(ledger.db)).toMatchObject({
      message_id: "last",
      hit_id: "b",
      flow: "order-confirmation",
    })
  })

  it("never counts a machine, an unknown or a click that nobody has judged", async () => {
    await order(ledger.db)
    await message(ledger.db)
    for (const label of ["machine", "unknown", null] as const) {
      await click(ledger.db, { id: `hit_${label}`, label })
    }
    expect(await attribute()).toEqual({ credited: 0, removed: 0 })
    await click(ledger.db, { id: "human", occurred_at: at("09:00") })
    await attribute()
    expect(await conversion(ledger.db)).toMatchObject({ hit_id: "human" })
  })

  it.each([
    ["in the same moment", at("12:00"), true],
    ["a second later", at("12:00:01"), false],
    ["when the window begins", days(at("12:00"), -5), true],
    [
      "a second before the window begins",
      new Date(days(at("12:00"), -5).getTime() - 1000),
      false,
    ],
  ])("knows the edges of the window: a click %s", async (_name, occurred_at, counts) => {
    await order(ledger.db)
    await message(ledger.db)
    await click(ledger.db, { occurred_at })
    await attribute()
    expect((await conversion(ledger.db)) !== undefined).toBe(counts)
  })

  it("gives each day of the window 24 hours where the clocks change", async () => {
    // From summer to winter time, in the night to 25 October 2026, a day has 25 hours.
    const placed_at = at("11:00", "2026-10-27")
    await order(ledger.db, { placed_at })
    await message(ledger.db)
    await click(ledger.db, { occurred_at: days(placed_at, -5) })
    await click(ledger.db, {
      id: "early",
      message_id: "ppmsg_1",
      occurred_at: minutes(days(placed_at, -5), -1),
    })
    const inBerlin = ledger.connect()
    await inBerlin.transaction(async (trx) => {
      await trx.raw(`set local time zone 'Europe/Berlin'`)
      await attributeOrders(trx, { orderIds: ["order_1"] }, settings)
    })
    expect(await conversion(ledger.db)).toMatchObject({ hit_id: "pphit_1" })
    await ledger.db.raw(`delete from post_purchase_hit where id = 'pphit_1'`)
    await inBerlin.transaction(async (trx) => {
      await trx.raw(`set local time zone 'Europe/Berlin'`)
      await attributeOrders(trx, { orderIds: ["order_1"] }, settings)
    })
    expect(await conversion(ledger.db)).toBeUndefined()
  })

  it("takes the last of several visits in one row, or the first when the order came between", async () => {
    await message(ledger.db)
    await click(ledger.db, {
      occurred_at: at("11:00"),
      last_at: at("11:00:50"),
      times: 3,
    })
    await order(ledger.db, { id: "after", placed_at: at("11:30") })
    await order(ledger.db, { id: "between", placed_at: at("11:00:20") })
    await order(ledger.db, { id: "before", placed_at: at("10:59:59") })
    await attribute(["after", "between", "before"])
    expect(await conversion(ledger.db, "after")).toMatchObject({
      clicked_at: at("11:00:50"),
    })
    expect(await conversion(ledger.db, "between")).toMatchObject({
      clicked_at: at("11:00"),
    })
    expect(await conversion(ledger.db, "before")).toBeUndefined()
  })

  it("credits each of two orders after one click, once", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db, { id: "order_1", placed_at: at("11:10") })
    await order(ledger.db, { id: "order_2", placed_at: at("11:20"), total: "7" })
    expect(await attribute(["order_1", "order_2"])).toEqual({ credited: 2, removed: 0 })
    expect(await conversion(ledger.db, "order_1")).toMatchObject({ revenue: "30" })
    expect(await conversion(ledger.db, "order_2")).toMatchObject({ revenue: "7" })
  })

  it("does not credit an order to a message about itself", async () => {
    await order(ledger.db)
    await message(ledger.db, { order_id: "order_1" })
    await click(ledger.db)
    await attribute()
    expect(await conversion(ledger.db)).toBeUndefined()
  })

  it("does not credit one person's order to another's message", async () => {
    await order(ledger.db, { email: "june@example.com" })
    await message(ledger.db)
    await click(ledger.db)
    await attribute()
    expect(await conversion(ledger.db)).toBeUndefined()
  })

  it("knows a guest and a customer with one address as one person", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db, { id: "guest", customer_id: "cus_guest" })
    await order(ledger.db, { id: "customer", customer_id: "cus_1" })
    expect(await attribute(["guest", "customer"])).toEqual({ credited: 2, removed: 0 })
  })

  it("follows refunds down to nothing, and keeps the conversion", async () => {
    await message(ledger.db)
    await click(ledger.db)
    for (const [refunded, revenue] of [
      ["0", "30"],
      ["10", "20"],
      ["30", "0"],
      ["45", "0"],
    ]) {
      await order(ledger.db, { refunded })
      await attribute()
      expect(await conversion(ledger.db)).toMatchObject({
        revenue,
        base_revenue: revenue,
      })
    }
  })

  it("keeps the conversion of a cancelled order, with nothing earned", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db)
    await attribute()
    await order(ledger.db, { canceled_at: at("13:00") })
    expect(await attribute()).toEqual({ credited: 1, removed: 0 })
    expect(await conversion(ledger.db)).toMatchObject({ revenue: "0" })
  })

  it("takes back the conversion when the click turns out to be a machine's", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db)
    await attribute()
    await ledger.db.raw(`update post_purchase_hit set label = 'machine'`)
    expect(await attribute()).toEqual({ credited: 0, removed: 1 })
    expect(await conversion(ledger.db)).toBeUndefined()
  })

  it("moves the conversion when the last click turns out to be a machine's", async () => {
    await message(ledger.db)
    await click(ledger.db, { id: "earlier", occurred_at: at("09:00") })
    await click(ledger.db, { id: "later" })
    await order(ledger.db)
    await attribute()
    await ledger.db.raw(
      `update post_purchase_hit set label = 'machine' where id = 'later'`
    )
    await attribute()
    expect(await conversion(ledger.db)).toMatchObject({ hit_id: "earlier" })
  })

  it("forgets the conversion of an order that is gone", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db)
    await attribute()
    await ledger.db("post_purchase_purchase").delete()
    expect(await attribute()).toEqual({ credited: 0, removed: 1 })
  })

  it("writes nothing when nothing has changed", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db)
    await attribute()
    const before = await conversion(ledger.db)
    expect(await attribute()).toEqual({ credited: 0, removed: 0 })
    expect(await conversion(ledger.db)).toEqual(before)
  })

  it("applies a changed window and rate to what is computed from then on", async () => {
    await message(ledger.db)
    await click(ledger.db, { occurred_at: days(at("12:00"), -6) })
    await order(ledger.db, { currency_code: "usd" })
    await attribute()
    expect(await conversion(ledger.db)).toBeUndefined()
    await attribute(["order_1"], { window_days: 7 })
    expect(await conversion(ledger.db)).toMatchObject({
      window_days: 7,
      base_revenue: "27",
    })
    await attribute(["order_1"], { window_days: 7, exchange_rates: { usd: 0.8 } })
    expect(await conversion(ledger.db)).toMatchObject({ base_revenue: "24" })
  })

  describe("in the base currency", () => {
    const inBase = async (
      fields: { currency_code: string; total: string },
      change: Partial<AttributionSettings> = {}
    ) => {
      await order(ledger.db, fields)
      await attribute(["order_1"], change)
      return conversion(ledger.db)
    }
    beforeEach(async () => {
      await message(ledger.db)
      await click(ledger.db)
    })

    it("is exact: 10.125 dinars at 2.9731", async () => {
      expect(
        await inBase(
          { currency_code: "kwd", total: "10.125" },
          { exchange_rates: { kwd: 2.9731 } }
        )
      ).toMatchObject({
        currency_code: "kwd",
        revenue: "10.125",
        base_revenue: "30.1026375",
      })
    })

    it("is exact: 12345 yen at 0.0061", async () => {
      expect(
        await inBase(
          { currency_code: "jpy", total: "12345" },
          { exchange_rates: { jpy: 0.0061 } }
        )
      ).toMatchObject({ revenue: "12345", base_revenue: "75.3045" })
    })

    it("is exact: a rate that JavaScript writes with an exponent", async () => {
      expect(
        await inBase(
          { currency_code: "vnd", total: "1000000" },
          { exchange_rates: { vnd: 1e-7 } }
        )
      ).toMatchObject({ base_revenue: "0.1" })
    })

    it("is unknown, not 0, without a rate", async () => {
      expect(await inBase({ currency_code: "gbp", total: "30" })).toMatchObject({
        currency_code: "gbp",
        revenue: "30",
        base_currency_code: "eur",
        base_revenue: null,
      })
    })

    it("does not convert the base currency itself, whatever its rate says", async () => {
      expect(
        await inBase(
          { currency_code: "eur", total: "30" },
          { exchange_rates: { eur: 2 } }
        )
      ).toMatchObject({ base_revenue: "30" })
    })

    it("is the order's own where the store has none", async () => {
      expect(
        await inBase({ currency_code: "chf", total: "30" }, { base_currency: null })
      ).toMatchObject({ base_currency_code: "chf", base_revenue: "30" })
    })

    it("sums without a float: 0.1 + 0.2", async () => {
      await order(ledger.db, { id: "a", total: "0.1" })
      await order(ledger.db, { id: "b", total: "0.2" })
      await attribute(["a", "b"])
      const { rows } = await ledger.db.raw(
        `select sum(revenue)::text as revenue, sum(base_revenue)::text as base
         from post_purchase_conversion`
      )
      expect(rows[0]).toEqual({ revenue: "0.3", base: "0.3" })
    })
  })

  describe("of somebody who was erased", () => {
    const erase = async (messageEmail: string | null) => {
      await ledger.db.raw(
        `update post_purchase_purchase set email = 'erased:abc', erased_at = now(), updated_at = now()`
      )
      await ledger.db("post_purchase_message").update({ email: messageEmail })
    }
    beforeEach(async () => {
      await message(ledger.db)
      await click(ledger.db)
      await order(ledger.db)
      await attribute()
    })

    it("goes on as before under the pseudonym, labels and refunds included", async () => {
      await erase("erased:abc")
      await order(ledger.db, { refunded: "10" })
      await attribute()
      expect(await conversion(ledger.db)).toMatchObject({
        hit_id: "pphit_1",
        revenue: "20",
      })
      await ledger.db.raw(`update post_purchase_hit set label = 'machine'`)
      expect(await attribute()).toEqual({ credited: 0, removed: 1 })
    })

    it("keeps the conversion whose message has no address any more, and its money goes on changing", async () => {
      await erase(null)
      await order(ledger.db, { refunded: "10" })
      expect(await attribute(["order_1"], { window_days: 1 })).toEqual({
        credited: 1,
        removed: 0,
      })
      expect(await conversion(ledger.db)).toMatchObject({
        message_id: "ppmsg_1",
        hit_id: "pphit_1",
        window_days: 5,
        revenue: "20",
      })
    })
  })

  describe("for all orders since a moment", () => {
    const placeMany = async (count: number) => {
      await message(ledger.db)
      await click(ledger.db, { occurred_at: at("00:00") })
      await ledger.db.raw(
        `insert into post_purchase_purchase
           (id, email, placed_at, currency_code, total, refunded, net)
         select 'order_' || n, 'mara@example.com',
                -- Many in one moment, and moments finer than a Date.
                timestamptz '2026-11-20 00:00:00Z' + (n / 700) * interval '1.000001 second',
                'eur', 1, 0, 1
         from generate_series(0, ?) n`,
        [count - 1]
      )
    }
    const count = async () => {
      const [row] = await ledger.db("post_purchase_conversion").count()
      return Number(row.count)
    }

    it("pages through all of them", async () => {
      await placeMany(2500)
      expect(await attributeOrders(ledger.db, { since: null }, settings)).toEqual({
        credited: 2500,
        removed: 0,
      })
      expect(await count()).toBe(2500)
    })

    it("leaves older ones alone, and includes the moment itself", async () => {
      await placeMany(1400)
      await attributeOrders(
        ledger.db,
        { since: new Date("2026-11-20T00:00:01.000Z") },
        settings
      )
      expect(await count()).toBe(700)
    })
  })
})
