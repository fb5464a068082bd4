import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import { ids, messageRow, plannedMessage } from "./support/rows"

describe("planMessages", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  const countRows = async (): Promise<number> => {
    const [{ count }] = await ledger.db("post_purchase_message").count()
    return Number(count)
  }

  it("plans nothing for an empty list", async () => {
    expect(await planMessages(ledger.db, [])).toEqual([])
  })

  it("returns only what was new, and leaves what was there as it is", async () => {
    await planMessages(ledger.db, [plannedMessage("a", { email: "first@example.com" })])
    const planned = await planMessages(ledger.db, [
      { ...plannedMessage("a"), id: "a2", email: "second@example.com" },
      plannedMessage("b"),
    ])
    expect(planned).toEqual([
      { id: "b", dedupe_key: "order-confirmation/confirm/order:b", state: "scheduled" },
    ])
    expect((await messageRow(ledger.db, "a")).email).toBe("first@example.com")
    expect(await countRows()).toBe(2)
  })

  it("plans a key once that stands twice in one call", async () => {
    const twice = [plannedMessage("a"), { ...plannedMessage("a"), id: "a2" }]
    expect(await planMessages(ledger.db, twice)).toHaveLength(1)
  })

  it("counts due and expiry from the database's clock, to the second", async () => {
    await planMessages(ledger.db, [
      plannedMessage("a", { delay_seconds: 90.5, expires_seconds: 600 }),
      plannedMessage("b", { expires_seconds: null }),
    ])
    const { rows } = await ledger.db.raw(
      `select id, extract(epoch from send_at - planned_at)::float8 as delay,
              extract(epoch from expires_at - planned_at)::float8 as expires,
              extract(epoch from now() - planned_at)::float8 as age
       from post_purchase_message order by id`
    )
    expect(rows[0]).toMatchObject({ id: "a", delay: 90.5, expires: 600 })
    expect(rows[1]).toMatchObject({ id: "b", delay: 0, expires: null })
    expect(rows[0].age).toBeLessThan(30)
  })

  it("settles a declined message where it stands", async () => {
    await planMessages(ledger.db, [
      plannedMessage("a", { state: "skipped", skip_reason: "notification-declined" }),
    ])
    expect(await messageRow(ledger.db, "a")).toMatchObject({
      state: "skipped",
      skip_reason: "notification-declined",
      settled_at: expect.any(Date),
      sent_at: null,
    })
  })

  it("plans each key once when two processes plan the same at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      const keys = ids(50, `r${round}-`)
      const [one, two] = await Promise.all([
        planMessages(
          ledger.db,
          keys.map((key) => ({ ...plannedMessage(key), id: `${key}-1` }))
        ),
        planMessages(
          ledger.other,
          keys.map((key) => ({ ...plannedMessage(key), id: `${key}-2` }))
        ),
      ])
      const planned = [...one, ...two].map(({ dedupe_key }) => dedupe_key)
      expect(planned.sort()).toEqual(keys.map((key) => plannedMessage(key).dedupe_key))
    }
    expect(await countRows()).toBe(500)
  })

  // Two statements that take the same index entries in opposite order wait for each other,
  // and PostgreSQL ends one of them with a deadlock: its event would be lost.
  it("does not deadlock when two processes plan the same in opposite order", async () => {
    for (let round = 0; round < 5; round++) {
      const keys = ids(999, `d${round}-`)
      const plan = (db: typeof ledger.db, order: string[], suffix: string) =>
        planMessages(
          db,
          order.map((key) => ({ ...plannedMessage(key), id: `${key}-${suffix}` }))
        )
      const [one, two] = await Promise.all([
        plan(ledger.db, keys, "1"),
        plan(ledger.other, [...keys].reverse(), "2"),
      ])
      expect(one.length + two.length).toBe(999)
    }
  })
})
