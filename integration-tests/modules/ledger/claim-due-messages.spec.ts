import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { releaseExpiredClaims } from "../../../src/modules/post-purchase/queries/release-expired-claims"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import {
  expireLeases,
  ids,
  messageRow,
  plannedMessage,
  sealedBatch,
} from "./support/rows"

describe("claimDueMessages", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  it("gives two claimers disjoint rows that together are all of them", async () => {
    const all = ids(1000)
    await planMessages(
      ledger.db,
      all.map((id) => plannedMessage(id))
    )
    const claimAll = async (db: typeof ledger.db): Promise<string[][]> => {
      const claims: string[][] = []
      for (;;) {
        const { messages } = await claimDueMessages(db, 37, 60)
        if (!messages.length) {
          return claims
        }
        claims.push(messages.map(({ id }) => id))
      }
    }
    await Promise.all([ledger.db.raw("select 1"), ledger.other.raw("select 1")])
    const [one, two] = await Promise.all([claimAll(ledger.db), claimAll(ledger.other)])
    expect([...one.flat(), ...two.flat()].sort()).toEqual(all.sort())
    // Else the two did not race, and the test showed nothing.
    expect(Math.min(one.length, two.length)).toBeGreaterThan(2)
  })

  it("claims the oldest first, and never what is not due", async () => {
    await planMessages(ledger.db, [
      plannedMessage("later", { delay_seconds: 3600 }),
      plannedMessage("young", { delay_seconds: -1 }),
      plannedMessage("oldest", { delay_seconds: -300 }),
      plannedMessage("old", { delay_seconds: -200 }),
    ])
    const claim = async (limit: number): Promise<string[]> =>
      (await claimDueMessages(ledger.db, limit, 60)).messages.map(({ id }) => id)
    expect(await claim(2)).toEqual(["oldest", "old"])
    expect(await claim(10)).toEqual(["young"])
    expect(await claim(10)).toEqual([])
  })

  it.each(["claimed", "sent", "skipped", "failed", "unknown", "canceled"])(
    "leaves a message alone that is %s",
    async (state) => {
      await planMessages(ledger.db, [plannedMessage("a")])
      await ledger.db("post_purchase_message").update({ state })
      expect((await claimDueMessages(ledger.db, 10, 60)).messages).toEqual([])
    }
  )

  it("draws a greater fence for every claim and keeps it in the row", async () => {
    await planMessages(
      ledger.db,
      ids(3).map((id) => plannedMessage(id))
    )
    const fences: number[] = []
    for (const db of [ledger.db, ledger.other, ledger.db]) {
      const { fence, messages } = await claimDueMessages(db, 1, 60)
      expect((await messageRow(ledger.db, messages[0].id)).fence).toBe(fence)
      fences.push(fence)
    }
    expect(fences[1]).toBeGreaterThan(fences[0])
    expect(fences[2]).toBeGreaterThan(fences[1])
  })

  it("says which messages are past their last useful moment", async () => {
    await planMessages(ledger.db, [
      plannedMessage("expired", { expires_seconds: -1 }),
      plannedMessage("fresh", { expires_seconds: 60 }),
      plannedMessage("forever", { expires_seconds: null }),
    ])
    const { messages } = await claimDueMessages(ledger.db, 10, 60)
    const expired = Object.fromEntries(
      messages.map((message) => [message.id, message.expired])
    )
    expect(expired).toEqual({ expired: true, fresh: false, forever: false })
  })

  it("is given back after its lease, and not before", async () => {
    await planMessages(ledger.db, [plannedMessage("a")])
    await claimDueMessages(ledger.db, 10, 60)
    expect(await releaseExpiredClaims(ledger.other)).toBe(0)
    await expireLeases(ledger.db)
    expect(await releaseExpiredClaims(ledger.other)).toBe(1)
    expect(await messageRow(ledger.db, "a")).toMatchObject({
      state: "scheduled",
      claimed_until: null,
    })
  })

  it("does not give back what was sealed: that is its batch's affair", async () => {
    const { id } = await sealedBatch(ledger.db, ["a"])
    await ledger.db.raw(
      `update post_purchase_message set claimed_until = now() - interval '1 hour'`
    )
    expect(await releaseExpiredClaims(ledger.db)).toBe(0)
    expect(await messageRow(ledger.db, "a")).toMatchObject({
      state: "claimed",
      batch_id: id,
    })
  })
})
