import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { attributeOrders } from "../../../src/modules/post-purchase/queries/attribute-orders"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { clear, click, conversion, message, order, settings } from "./support/rows"

describe("attributeOrders beside itself", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clear(ledger.db))

  const attribute = (db = ledger.db, orderIds = ["order_1"]) =>
    attributeOrders(db, { orderIds }, settings)

  /** Until another process waits for a row of ours. */
  const untilSomebodyWaits = async () => {
    for (let attempt = 0; attempt < 400; attempt++) {
      const { rows } = await ledger.db.raw(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`
      )
      if (rows[0].waiting > 0) {
        return
      }
      await sleep(10)
    }
    throw new Error("nobody waits for the lock")
  }

  // What it saw before the wait was right then; written afterwards it would be wrong for ever.
  it("computes anew what it saw before another process changed a label", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db)
    const holder = await ledger.other.transaction()
    await holder.raw(`select id from post_purchase_purchase for update`)
    const late = attribute()
    await untilSomebodyWaits()
    await holder.raw(`update post_purchase_hit set label = 'machine'`)
    await holder.commit()
    expect(await late).toEqual({ credited: 0, removed: 0 })
    expect(await conversion(ledger.db)).toBeUndefined()
  })

  it("computes anew what it saw before another process recorded a refund", async () => {
    await message(ledger.db)
    await click(ledger.db)
    await order(ledger.db)
    const holder = await ledger.other.transaction()
    await holder.raw(`update post_purchase_purchase set net = 5`)
    const late = attribute()
    await untilSomebodyWaits()
    await holder.commit()
    await late
    expect(await conversion(ledger.db)).toMatchObject({ revenue: "5" })
  })

  it("does not take back what another process has just credited", async () => {
    await message(ledger.db)
    await click(ledger.db, { label: "machine" })
    await order(ledger.db)
    await ledger.db("post_purchase_conversion").insert({
      id: "order_1",
      message_id: "ppmsg_1",
      hit_id: "old",
      flow: "thank-you",
      step: "thanks",
      clicked_at: new Date(),
      ordered_at: new Date(),
      window_days: 5,
      currency_code: "eur",
      revenue: 30,
      base_currency_code: "eur",
      base_revenue: 30,
      computed_at: new Date(),
    })
    const holder = await ledger.other.transaction()
    await holder.raw(`select id from post_purchase_purchase for update`)
    const late = attribute()
    await untilSomebodyWaits()
    await holder.raw(`update post_purchase_hit set label = 'human'`)
    await holder.commit()
    await late
    expect(await conversion(ledger.db)).toMatchObject({ hit_id: "pphit_1" })
  })

  it("leaves the same, whoever comes first, without a deadlock", async () => {
    const ids = Array.from({ length: 400 }, (_, index) => `order_${1000 + index}`)
    await message(ledger.db)
    for (const id of ids) {
      await order(ledger.db, { id })
    }
    for (let round = 0; round < 6; round++) {
      const label = round % 2 ? "machine" : "human"
      await ledger.db("post_purchase_hit").delete()
      await click(ledger.db, { label })
      await Promise.all([
        attribute(ledger.db, ids),
        attribute(ledger.other, [...ids].reverse()),
        attribute(ledger.connect(), ids),
      ])
      const [{ count }] = await ledger.db("post_purchase_conversion").count()
      expect(Number(count)).toBe(round % 2 ? 0 : ids.length)
    }
  })
})
