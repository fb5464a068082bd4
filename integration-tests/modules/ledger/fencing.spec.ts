import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { beginAttempt } from "../../../src/modules/post-purchase/queries/begin-attempt"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import { claimOpenBatch } from "../../../src/modules/post-purchase/queries/claim-open-batch"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { postponeBatch } from "../../../src/modules/post-purchase/queries/postpone-batch"
import { releaseExpiredClaims } from "../../../src/modules/post-purchase/queries/release-expired-claims"
import { sealBatch } from "../../../src/modules/post-purchase/queries/seal-batch"
import { settleBatch } from "../../../src/modules/post-purchase/queries/settle-batch"
import { settleDecisions } from "../../../src/modules/post-purchase/queries/settle-decisions"
import { splitBatch } from "../../../src/modules/post-purchase/queries/split-batch"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import {
  batchRow,
  expireLeases,
  messageRow,
  plannedMessage,
  sealedBatch,
  sealedMail,
} from "./support/rows"

const WINDOW = 23 * 3600

describe("an owner that slept past its lease", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  const skipped = (id: string) =>
    ({
      id,
      state: "skipped",
      skip_reason: "too-late",
      delay_seconds: null,
      detail: null,
      is_failure: false,
    }) as const
  const batchOf = (fence: number) => ({
    id: `batch-${fence}`,
    provider: "resend",
    idempotency_key: `key-${fence}`,
    fence,
    lease_seconds: 60,
  })

  it("decides nothing about messages that were given back", async () => {
    await planMessages(ledger.db, [plannedMessage("a")])
    const first = await claimDueMessages(ledger.db, 10, 60)
    await expireLeases(ledger.db)
    await releaseExpiredClaims(ledger.other)
    expect(await settleDecisions(ledger.db, first.fence, [skipped("a")])).toEqual([])
    const late = await sealBatch(ledger.db, batchOf(first.fence), [sealedMail("a", 0)])
    expect(late.sealed).toEqual([])
    expect((await messageRow(ledger.db, "a")).state).toBe("scheduled")
    expect(await batchRow(ledger.db, `batch-${first.fence}`)).toBeUndefined()
  })

  it("decides nothing about messages that another has claimed, and the other does", async () => {
    await planMessages(ledger.db, [plannedMessage("a"), plannedMessage("b")])
    const first = await claimDueMessages(ledger.db, 10, 60)
    await expireLeases(ledger.db)
    await releaseExpiredClaims(ledger.other)
    const second = await claimDueMessages(ledger.other, 10, 60)
    expect(second.messages).toHaveLength(2)

    expect(await settleDecisions(ledger.db, first.fence, [skipped("a")])).toEqual([])
    const late = await sealBatch(ledger.db, batchOf(first.fence), [sealedMail("b", 0)])
    expect(late.sealed).toEqual([])
    expect(await settleDecisions(ledger.other, second.fence, [skipped("a")])).toEqual([
      "a",
    ])
    const own = await sealBatch(ledger.other, batchOf(second.fence), [sealedMail("b", 0)])
    expect(own.sealed).toEqual(["b"])
  })

  it("neither begins, settles, postpones nor splits a batch that another has claimed", async () => {
    const slept = await sealedBatch(ledger.db, ["a", "b"])
    await expireLeases(ledger.db)
    const owner = await claimOpenBatch(ledger.other, 60, WINDOW)
    expect(owner).toMatchObject({ id: slept.id, attempt: 0, open_since: null })
    expect(owner?.fence).toBeGreaterThan(slept.fence)
    const before = [await batchRow(ledger.db, slept.id), await messageRow(ledger.db, "a")]

    expect(await beginAttempt(ledger.db, slept.id, slept.fence, 60)).toBe(false)
    expect(
      await settleBatch(ledger.db, slept, [
        { id: "a", outcome: "sent", external_id: "x" },
      ])
    ).toBe(false)
    await postponeBatch(ledger.db, slept, 60, "late")
    expect(
      await splitBatch(ledger.db, slept, [
        { id: "part", idempotency_key: "part-key", message_ids: ["a"] },
      ])
    ).toBe(false)

    expect([
      await batchRow(ledger.db, slept.id),
      await messageRow(ledger.db, "a"),
    ]).toEqual(before)
    expect(await batchRow(ledger.db, "part")).toBeUndefined()
    expect(await beginAttempt(ledger.other, slept.id, owner?.fence ?? 0, 60)).toBe(true)
  })

  it("gives one batch to one of many claimers", async () => {
    await sealedBatch(ledger.db, ["a"])
    await expireLeases(ledger.db)
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        claimOpenBatch(index % 2 ? ledger.db : ledger.other, 60, WINDOW)
      )
    )
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
  })

  it("leaves a batch alone whose lease or next attempt lies ahead", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    expect(await claimOpenBatch(ledger.other, 60, WINDOW)).toBeNull()
    await postponeBatch(ledger.db, batch, 60, "busy")
    expect(await claimOpenBatch(ledger.other, 60, WINDOW)).toBeNull()
    await postponeBatch(ledger.db, batch, -1, "busy")
    expect(await claimOpenBatch(ledger.other, 60, WINDOW)).toMatchObject({ id: batch.id })
  })

  // It may have slept for a day, and the provider has forgotten the key since the claim.
  it("begins nothing, even when nobody else has claimed the batch", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    await expireLeases(ledger.db)
    expect(await beginAttempt(ledger.db, batch.id, batch.fence, 60)).toBe(false)
    expect(await batchRow(ledger.db, batch.id)).toMatchObject({
      attempt: 0,
      open_since: null,
    })
    const again = await claimOpenBatch(ledger.db, 60, WINDOW)
    expect(await beginAttempt(ledger.db, batch.id, again?.fence ?? 0, 60)).toBe(true)
  })

  it("renews the lease with each attempt, counts it, and keeps the first open moment", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    await beginAttempt(ledger.db, batch.id, batch.fence, 600)
    const first = await batchRow(ledger.db, batch.id)
    await beginAttempt(ledger.db, batch.id, batch.fence, 600)
    const second = await batchRow(ledger.db, batch.id)
    expect([first.attempt, second.attempt]).toEqual([1, 2])
    expect(first.open_since).toBeInstanceOf(Date)
    expect(second.open_since).toEqual(first.open_since)
    const { rows } = await ledger.db.raw(
      `select claimed_until > now() + interval '9 minutes' as is_renewed from post_purchase_batch`
    )
    expect(rows[0].is_renewed).toBe(true)
  })
})
