import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { beginAttempt } from "../../../src/modules/post-purchase/queries/begin-attempt"
import { claimOpenBatch } from "../../../src/modules/post-purchase/queries/claim-open-batch"
import { postponeBatch } from "../../../src/modules/post-purchase/queries/postpone-batch"
import { readBatchMails } from "../../../src/modules/post-purchase/queries/read-batch-mails"
import { splitBatch } from "../../../src/modules/post-purchase/queries/split-batch"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import {
  batchRow,
  expireLeases,
  ids,
  messageRow,
  sealedBatch,
  shift,
} from "./support/rows"

/** Resend's 24 hours, less the one that is kept back. */
const WINDOW = 23 * 3600

describe("an open batch", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  it("keeps its key and its open moment when the outcome was unclear", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    await beginAttempt(ledger.db, batch.id, batch.fence, 60)
    const { open_since } = await batchRow(ledger.db, batch.id)
    await postponeBatch(ledger.db, batch, 5, "time-out")
    expect(await batchRow(ledger.db, batch.id)).toMatchObject({
      idempotency_key: "key-of-a",
      open_since,
      last_error: "time-out",
      state: "open",
    })
    expect(open_since).toBeInstanceOf(Date)
  })

  it("is let go at once, but not tried before its moment", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    await postponeBatch(ledger.db, batch, 60, "429")
    expect(await claimOpenBatch(ledger.other, 60, WINDOW)).toBeNull()
    await shift(ledger.db, "batch", "next_attempt_at", -61)
    expect(await claimOpenBatch(ledger.other, 60, WINDOW)).toMatchObject({ id: batch.id })
  })

  it.each([
    ["just inside the window", WINDOW - 60, false],
    ["just outside the window", WINDOW + 60, true],
  ])("says whether its key may be forgotten: %s", async (_name, age, expected) => {
    const batch = await sealedBatch(ledger.db, ["a"])
    await beginAttempt(ledger.db, batch.id, batch.fence, 60)
    await shift(ledger.db, "batch", "open_since", -age)
    await expireLeases(ledger.db)
    expect(await claimOpenBatch(ledger.other, 60, WINDOW)).toMatchObject({
      key_expired: expected,
      attempt: 1,
    })
  })

  it("has no key that could be forgotten before its first attempt", async () => {
    await sealedBatch(ledger.db, ["a"])
    await shift(ledger.db, "batch", "created_at", -10 * WINDOW)
    await expireLeases(ledger.db)
    expect(await claimOpenBatch(ledger.other, 60, 0)).toMatchObject({
      key_expired: false,
    })
  })

  it("splits into halves in order, which are both to be had at once", async () => {
    const names = ids(5)
    const batch = await sealedBatch(ledger.db, names)
    const done = await splitBatch(ledger.db, batch, [
      { id: "left", idempotency_key: "key-left", message_ids: names.slice(0, 3) },
      { id: "right", idempotency_key: "key-right", message_ids: names.slice(3) },
    ])
    expect(done).toBe(true)
    expect(await batchRow(ledger.db, batch.id)).toMatchObject({ state: "split" })

    const claims = [
      await claimOpenBatch(ledger.db, 60, WINDOW),
      await claimOpenBatch(ledger.other, 60, WINDOW),
    ]
    expect(claims.map((claim) => claim?.id).sort()).toEqual(["left", "right"])
    expect(claims.map((claim) => claim?.idempotency_key).sort()).toEqual([
      "key-left",
      "key-right",
    ])
    expect(claims.map((claim) => claim?.open_since)).toEqual([null, null])
    expect(await claimOpenBatch(ledger.db, 60, WINDOW)).toBeNull()

    const members = async (id: string) =>
      (await readBatchMails(ledger.db, id)).map((mail) => mail.id)
    expect(await members("left")).toEqual(names.slice(0, 3))
    expect(await members("right")).toEqual(names.slice(3))
    expect(await members(batch.id)).toEqual([])
    expect(await batchRow(ledger.db, "left")).toMatchObject({
      size: 3,
      provider: "resend",
    })
    expect(await messageRow(ledger.db, "m004")).toMatchObject({
      state: "claimed",
      rendered_html: "<p>m004</p>",
    })
  })

  it("is not split in part when one half cannot be written", async () => {
    const names = ids(2)
    const batch = await sealedBatch(ledger.db, names)
    await expect(
      splitBatch(ledger.db, batch, [
        { id: "left", idempotency_key: "l", message_ids: ["m001"] },
        { id: "left", idempotency_key: "r", message_ids: ["m002"] },
      ])
    ).rejects.toThrow("post_purchase_batch_pkey")
    expect((await batchRow(ledger.db, batch.id)).state).toBe("open")
    expect((await readBatchMails(ledger.db, batch.id)).map(({ id }) => id)).toEqual(names)
  })
})
