import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { recordPurchases } from "../../../src/modules/post-purchase/queries/record-purchases"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { at, clear, order, purchase, reading } from "./support/rows"

describe("recordPurchases", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clear(ledger.db))

  it("does nothing for no orders", async () => {
    expect(await recordPurchases(ledger.db, [])).toEqual([])
  })

  it("records who bought, when, where, and for how much", async () => {
    expect(await recordPurchases(ledger.db, [reading({ customer_id: "cus_1" })])).toEqual(
      ["order_1"]
    )
    expect(await purchase(ledger.db)).toMatchObject({
      email: "mara@example.com",
      customer_id: "cus_1",
      sales_channel_id: "sc_web",
      country_code: "de",
      placed_at: at("12:00"),
      canceled_at: null,
      currency_code: "eur",
      total: "30",
      refunded: "0",
      net: "30",
      erased_at: null,
    })
  })

  // Each row is what Medusa's summary says after these things were done to an order of 100.
  it.each([
    ["nothing is paid yet", { paid: "0" }, "100"],
    ["all is paid", {}, "100"],
    ["a part is paid", { paid: "40" }, "100"],
    ["10 given back", { total: "90", credited: "10", refunded: "10" }, "90"],
    ["10 given back, no line written yet", { refunded: "10" }, "90"],
    ["10 given back, then 5 more", { total: "85", credited: "15", refunded: "15" }, "85"],
    [
      "40 paid, 10 of it given back",
      { total: "90", credited: "10", paid: "40", refunded: "10" },
      "90",
    ],
    ["40 paid, 10 given back, no line written yet", { paid: "40", refunded: "10" }, "90"],
    ["all given back", { total: "-1.1e-21", credited: "100", refunded: "100" }, "0"],
    ["30 came back, not paid out yet", { total: "70" }, "70"],
    ["30 came back and are paid out", { total: "70", refunded: "30" }, "70"],
    ["30 came back, 20 of it paid out", { total: "70", refunded: "20" }, "70"],
    ["30 came back, 35 paid out", { total: "65", credited: "5", refunded: "35" }, "65"],
    [
      "10 given back, then 30 came back",
      { total: "60", credited: "10", refunded: "10" },
      "60",
    ],
    [
      "10 given back, 30 came back and are paid out",
      { total: "60", credited: "10", refunded: "40" },
      "60",
    ],
    ["edited up by 20, the rest unpaid", { total: "120" }, "120"],
    [
      "edited up by 20, 10 given back",
      { total: "110", credited: "10", refunded: "10" },
      "110",
    ],
    ["edited down to 60", { total: "60" }, "60"],
    ["edited down to 60 and 40 paid out", { total: "60", refunded: "40" }, "60"],
    ["edited down to 60 before it was paid", { total: "60", paid: "0" }, "60"],
    ["exchanged for something of 80, 20 paid out", { total: "80", refunded: "20" }, "80"],
    ["exchanged for something of 130, unpaid", { total: "130" }, "130"],
    ["20 paid with store credit", { total: "80", paid: "80" }, "80"],
    [
      "20 paid with store credit, 10 given back",
      { total: "70", credited: "10", paid: "80", refunded: "10" },
      "70",
    ],
    ["10 waived before it was paid", { total: "90", credited: "10", paid: "90" }, "90"],
    ["30 came back, the customer waived them", { total: "100", credited: "-30" }, "100"],
    [
      "more came back than was left to pay",
      { total: "-30", credited: "50", refunded: "50" },
      "0",
    ],
    ["more paid out than paid", { refunded: "120" }, "0"],
    ["cancelled before it was paid", { paid: "0", canceled_at: at("13:00") }, "0"],
    [
      "cancelled and paid out",
      { total: "0", credited: "100", refunded: "100", canceled_at: at("13:00") },
      "0",
    ],
    ["cancelled, not paid out yet", { canceled_at: at("13:00") }, "0"],
  ])("knows what is kept: %s", async (_name, fields, net) => {
    await order(ledger.db, { total: "100", paid: "100", ...fields })
    expect(await purchase(ledger.db)).toMatchObject({ net })
  })

  it("never lets a float near an amount", async () => {
    await order(ledger.db, { total: "0.3", refunded: "0.1" })
    expect(await purchase(ledger.db)).toMatchObject({ net: "0.2" })
    await order(ledger.db, {
      id: "kwd",
      currency_code: "kwd",
      total: "10.125",
      refunded: "0.001",
    })
    expect(await purchase(ledger.db, "kwd")).toMatchObject({ net: "10.124" })
    await order(ledger.db, { id: "jpy", currency_code: "jpy", total: "9007199254740993" })
    expect(await purchase(ledger.db, "jpy")).toMatchObject({ net: "9007199254740993" })
    const { rows } = await ledger.db.raw(
      `select sum(net)::text as sum from post_purchase_purchase where currency_code <> 'jpy'`
    )
    expect(rows[0].sum).toBe("10.324")
  })

  it("follows the order: its money, its cancellation, its new address", async () => {
    await order(ledger.db)
    const changed = await recordPurchases(ledger.db, [
      reading({
        email: "mara.vogel@example.com",
        customer_id: "cus_1",
        total: "0",
        credited: "30",
        refunded: "30",
        canceled_at: at("13:00"),
        country_code: "at",
      }),
    ])
    expect(changed).toEqual(["order_1"])
    expect(await purchase(ledger.db)).toMatchObject({
      email: "mara.vogel@example.com",
      customer_id: "cus_1",
      country_code: "at",
      canceled_at: at("13:00"),
      total: "0",
      refunded: "30",
      net: "0",
    })
  })

  it("writes nothing when nothing has changed", async () => {
    await order(ledger.db)
    const before = await purchase(ledger.db)
    expect(await recordPurchases(ledger.db, [reading()])).toEqual([])
    expect(await purchase(ledger.db)).toEqual(before)
  })

  it("ignores what was read before what is recorded", async () => {
    const older = reading({ read_at: at("12:00").toISOString() })
    await order(ledger.db, { refunded: "30", read_at: at("12:01").toISOString() })
    expect(await recordPurchases(ledger.db, [older])).toEqual([])
    expect(await purchase(ledger.db)).toMatchObject({ net: "0" })
  })

  it("takes an order without an address", async () => {
    await order(ledger.db, { email: null, country_code: null, sales_channel_id: null })
    expect(await purchase(ledger.db)).toMatchObject({ email: null, net: "30" })
  })

  describe("of somebody who was erased", () => {
    const erase = () =>
      ledger.db.raw(
        `update post_purchase_purchase
         set email = 'erased:abc', customer_id = null, erased_at = now(), updated_at = now()`
      )

    it("keeps the pseudonym while the money goes on changing", async () => {
      await order(ledger.db, { customer_id: "cus_1" })
      await erase()
      expect(
        await recordPurchases(ledger.db, [
          reading({ customer_id: "cus_1", refunded: "10" }),
        ])
      ).toEqual(["order_1"])
      expect(await purchase(ledger.db)).toMatchObject({
        email: "erased:abc",
        customer_id: null,
        erased_at: expect.any(Date),
        net: "20",
      })
    })

    it("does not take the store's address for a change", async () => {
      await order(ledger.db)
      await erase()
      expect(await recordPurchases(ledger.db, [reading()])).toEqual([])
    })

    it("records orders from before the erasure under the pseudonym, later ones as they are", async () => {
      await ledger.db("post_purchase_erasure").insert({
        id: "ppera_1",
        email_hash: "abc123",
        requested_at: at("12:30"),
      })
      const person = {
        email_hash: "abc123",
        pseudonym: "erased:abc",
        customer_id: "cus_1",
      }
      await order(ledger.db, { id: "before", placed_at: at("12:00"), ...person })
      await order(ledger.db, { id: "after", placed_at: at("13:00"), ...person })
      await order(ledger.db, { id: "other", placed_at: at("12:00"), email_hash: "def" })
      expect(await purchase(ledger.db, "before")).toMatchObject({
        email: "erased:abc",
        customer_id: null,
        erased_at: at("12:30"),
        net: "30",
      })
      expect(await purchase(ledger.db, "after")).toMatchObject({
        email: "mara@example.com",
        customer_id: "cus_1",
        erased_at: null,
      })
      expect(await purchase(ledger.db, "other")).toMatchObject({ erased_at: null })
    })
  })

  it("does not deadlock when two processes record the same orders in opposite order", async () => {
    const ids = Array.from({ length: 500 }, (_, index) => `order_${1000 + index}`)
    for (let round = 0; round < 5; round++) {
      const read = (list: string[], refunded: number) =>
        list.map((id) => reading({ id, refunded: String(refunded) }))
      const [one, two] = await Promise.all([
        recordPurchases(ledger.db, read(ids, round * 2)),
        recordPurchases(ledger.other, read([...ids].reverse(), round * 2 + 1)),
      ])
      expect(one.length + two.length).toBeGreaterThanOrEqual(500)
    }
  })
})
