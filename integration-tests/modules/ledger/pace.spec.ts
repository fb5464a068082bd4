import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { adjustPace } from "../../../src/modules/post-purchase/queries/adjust-pace"
import { takeSendSlot } from "../../../src/modules/post-purchase/queries/take-send-slot"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"

describe("the shared pace", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  /** The row's next free moment, in milliseconds of the database's clock. */
  const nextAt = async (): Promise<number> => {
    const { rows } = await ledger.db.raw(
      `select extract(epoch from next_at)::float8 * 1000 as at from post_purchase_pace`
    )
    return rows[0].at
  }

  it("lets the first request leave at once", async () => {
    const slot = await takeSendSlot(ledger.db, "account", 4)
    expect(slot.waitMs).toBeLessThan(1)
    expect(slot.perSecond).toBe(4)
  })

  it("spaces 50 requests of four processes by exactly one interval", async () => {
    const connections = [ledger.db, ledger.other, ledger.connect(), ledger.connect()]
    await takeSendSlot(ledger.db, "account", 4)
    // Far enough ahead that none of the fifty finds its moment passed.
    await ledger.db.raw(
      `update post_purchase_pace set next_at = now() + interval '1 hour'`
    )
    const before = await nextAt()
    const slots = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const { waitMs } = await takeSendSlot(connections[index % 4], "account", 4)
        return waitMs
      })
    )
    // 50 requests at 4 a second take 12.5 s, whatever the order in which they asked.
    expect((await nextAt()) - before).toBeCloseTo(12_500, 0)
    const sorted = [...slots].sort((a, b) => a - b)
    // The wait counts from the moment of asking, which is a little later for some.
    expect(sorted[49] - sorted[0]).toBeGreaterThan(49 * 250 - 2_000)
    expect(sorted[49] - sorted[0]).toBeLessThanOrEqual(49 * 250 + 1)
    expect(sorted[0]).toBeGreaterThan(3_500_000)
  })

  it("gives consecutive requests consecutive moments", async () => {
    const waits: number[] = []
    for (let index = 0; index < 4; index++) {
      const asked = performance.now()
      const { waitMs } = await takeSendSlot(ledger.db, "account", 2)
      waits.push(waitMs + asked)
    }
    const gaps = waits.slice(1).map((wait, index) => wait - waits[index])
    // 1/2 s each, less the round trips between asking and the database's clock.
    gaps.forEach((gap) => expect(Math.abs(gap - 500)).toBeLessThan(100))
  })

  it("saves no unused moments up: after a pause it begins anew", async () => {
    await takeSendSlot(ledger.db, "account", 2)
    await ledger.db.raw(
      `update post_purchase_pace set next_at = now() - interval '1 hour'`
    )
    expect((await takeSendSlot(ledger.db, "account", 2)).waitMs).toBeLessThan(1)
    const second = await takeSendSlot(ledger.db, "account", 2)
    expect(second.waitMs).toBeGreaterThan(300)
    expect(second.waitMs).toBeLessThanOrEqual(500)
  })

  it("takes over the rate that the provider grants, for every process", async () => {
    await takeSendSlot(ledger.db, "account", 2)
    await adjustPace(ledger.db, "account", 10, 0)
    expect((await takeSendSlot(ledger.other, "account", 2)).perSecond).toBe(10)
    await ledger.db.raw(
      `update post_purchase_pace set next_at = now() + interval '1 hour'`
    )
    const before = await nextAt()
    await takeSendSlot(ledger.other, "account", 2)
    expect((await nextAt()) - before).toBeCloseTo(100, 0)
  })

  it("holds everybody back for a pause, and leaves the rate", async () => {
    await takeSendSlot(ledger.db, "account", 5)
    await adjustPace(ledger.db, "account", null, 30_000)
    const { waitMs, perSecond } = await takeSendSlot(ledger.other, "account", 5)
    expect(perSecond).toBe(5)
    expect(waitMs).toBeGreaterThan(25_000)
    expect(waitMs).toBeLessThanOrEqual(30_000)
  })

  it("never shortens a longer wait by a pause", async () => {
    await takeSendSlot(ledger.db, "account", 5)
    await ledger.db.raw(
      `update post_purchase_pace set next_at = now() + interval '1 hour'`
    )
    const before = await nextAt()
    await adjustPace(ledger.db, "account", null, 1000)
    expect(await nextAt()).toBe(before)
  })

  it("keeps accounts apart", async () => {
    await takeSendSlot(ledger.db, "one", 1)
    await adjustPace(ledger.db, "one", null, 60_000)
    expect((await takeSendSlot(ledger.db, "two", 1)).waitMs).toBeLessThan(1)
  })
})
