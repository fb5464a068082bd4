import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  liftSuppressions,
  readSuppressions,
  suppress,
} from "../../../src/modules/post-purchase/queries/suppressions"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { clearConsent, newSuppression } from "./support/rows"

describe("suppressions", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clearConsent(ledger.db))

  it("suppresses nobody for an empty list", async () => {
    expect(await suppress(ledger.db, [])).toEqual([])
    expect(await readSuppressions(ledger.db, [])).toEqual([])
  })

  it("returns only what was new, and leaves what held as it is", async () => {
    await suppress(ledger.db, [newSuppression("a", { detail: "one-click" })])
    const added = await suppress(ledger.db, [
      newSuppression("a2", { email_hash: "hash-a", detail: "later" }),
      newSuppression("a3", { email_hash: "hash-a", reason: "complaint" }),
    ])
    expect(added).toEqual([{ id: "a3", email_hash: "hash-a", reason: "complaint" }])
    const rows = await ledger.db("post_purchase_suppression").orderBy("id")
    expect(rows.map(({ id, detail }) => [id, detail])).toEqual([
      ["a", "one-click"],
      ["a3", null],
    ])
  })

  it("suppresses an address once that stands twice in one call", async () => {
    const twice = [newSuppression("a"), newSuppression("a2", { email_hash: "hash-a" })]
    expect(await suppress(ledger.db, twice)).toHaveLength(1)
  })

  it("keeps the moment that an import knows, and takes now for all others", async () => {
    await suppress(ledger.db, [
      newSuppression("a", { suppressed_at: new Date("2024-03-12T10:00:00Z") }),
      newSuppression("b"),
    ])
    const [a, b] = await readSuppressions(ledger.db, ["hash-a", "hash-b"])
    expect(a.suppressed_at).toEqual(new Date("2024-03-12T10:00:00Z"))
    expect(Math.abs(b.suppressed_at.getTime() - Date.now())).toBeLessThan(30_000)
  })

  it("lifts only the reasons it is told, says who did it, and lets them come again", async () => {
    await suppress(ledger.db, [
      newSuppression("a"),
      newSuppression("a2", { email_hash: "hash-a", reason: "hard-bounce" }),
      newSuppression("b"),
    ])
    const lift = { emailHash: "hash-a", reasons: ["unsubscribe" as const], by: "user_1" }
    expect(await liftSuppressions(ledger.db, lift)).toBe(1)
    expect(await liftSuppressions(ledger.db, lift)).toBe(0)
    const open = await readSuppressions(ledger.db, ["hash-a", "hash-b"])
    expect(open.map(({ id }) => id)).toEqual(["a2", "b"])
    expect(
      await ledger.db("post_purchase_suppression").where({ id: "a" }).first()
    ).toEqual(
      expect.objectContaining({ lifted_by: "user_1", lifted_at: expect.any(Date) })
    )

    expect(
      await suppress(ledger.db, [newSuppression("a4", { email_hash: "hash-a" })])
    ).toHaveLength(1)
    expect(await readSuppressions(ledger.db, ["hash-a"])).toHaveLength(2)
  })

  it("lifts nothing that is younger than what lifts it", async () => {
    await suppress(ledger.db, [
      newSuppression("a", { suppressed_at: new Date("2026-03-12T10:00:00Z") }),
    ])
    const lift = (before: string) =>
      liftSuppressions(ledger.db, {
        emailHash: "hash-a",
        reasons: ["unsubscribe"],
        by: "checkout",
        before: new Date(before),
      })
    expect(await lift("2026-03-12T09:59:59Z")).toBe(0)
    expect(await lift("2026-03-12T10:00:00Z")).toBe(1)
  })

  it("suppresses each address once when two processes have the same list in two orders", async () => {
    for (let round = 0; round < 10; round++) {
      const names = Array.from({ length: 60 }, (_, index) => `r${round}-${index}`)
      const rowsOf = (process: string, order: string[]) =>
        order.map((name) =>
          newSuppression(`${name}-${process}`, { email_hash: `hash-${name}` })
        )
      const [one, two] = await Promise.all([
        suppress(ledger.db, rowsOf("1", names)),
        suppress(ledger.other, rowsOf("2", names.toReversed())),
      ])
      expect(one.length + two.length).toBe(60)
      const hashes = [...one, ...two].map(({ email_hash }) => email_hash)
      expect(new Set(hashes).size).toBe(60)
    }
  })

  it("waits for a process that is just suppressing the same address", async () => {
    let isDone = false
    const waiting = await ledger.db.transaction(async (trx) => {
      await suppress(trx, [newSuppression("a")])
      const second = suppress(ledger.other, [
        newSuppression("a2", { email_hash: "hash-a" }),
      ]).then((rows) => {
        isDone = true
        return rows
      })
      await untilWaiting(ledger)
      expect(isDone).toBe(false)
      return { second }
    })
    expect(await waiting.second).toEqual([])
  })
})

/** Resolves once another connection waits for a lock. */
async function untilWaiting(ledger: LedgerDatabase): Promise<void> {
  for (;;) {
    const { rows } = await ledger.db.raw(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`
    )
    if (rows[0].waiting > 0) {
      return
    }
  }
}
