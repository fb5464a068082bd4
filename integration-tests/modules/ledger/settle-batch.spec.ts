import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import { postponeBatch } from "../../../src/modules/post-purchase/queries/postpone-batch"
import {
  type MailOutcome,
  settleBatch,
} from "../../../src/modules/post-purchase/queries/settle-batch"
import { settleDecisions } from "../../../src/modules/post-purchase/queries/settle-decisions"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import { batchRow, messageRow, plannedMessage, sealedBatch } from "./support/rows"

describe("settling", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  const sentAs = (external_id: string): MailOutcome => ({
    id: "a",
    outcome: "sent",
    external_id,
  })

  it.each([
    [
      sentAs("re_1"),
      { state: "sent", external_id: "re_1", sent_at: expect.any(Date), last_error: null },
    ],
    [
      { id: "a", outcome: "skipped", skip_reason: "no-provider-key" },
      {
        state: "skipped",
        skip_reason: "no-provider-key",
        sent_at: null,
        external_id: null,
      },
    ],
    [
      { id: "a", outcome: "failed", error: "422" },
      { state: "failed", last_error: "422", sent_at: null, skip_reason: null },
    ],
    [
      { id: "a", outcome: "unknown", error: "reset" },
      { state: "unknown", last_error: "reset", sent_at: null, external_id: null },
    ],
  ] satisfies [MailOutcome, object][])(
    "writes the outcome $outcome",
    async (outcome, columns) => {
      const batch = await sealedBatch(ledger.db, ["a"])
      expect(await settleBatch(ledger.db, batch, [outcome])).toBe(true)
      expect(await messageRow(ledger.db, "a")).toMatchObject({
        ...columns,
        settled_at: expect.any(Date),
        batch_id: batch.id,
        reschedules: 0,
        failures: 0,
        rendered_html: "<p>a</p>",
      })
      expect(await batchRow(ledger.db, batch.id)).toMatchObject({
        state: "settled",
        settled_at: expect.any(Date),
      })
    }
  )

  it("takes a mail to be retried out of its batch and makes it due later", async () => {
    const batch = await sealedBatch(ledger.db, ["a", "b"])
    await settleBatch(ledger.db, batch, [
      { id: "a", outcome: "retry", error: "refused", delay_seconds: 120 },
      { id: "b", outcome: "sent", external_id: "re_b" },
    ])
    expect(await messageRow(ledger.db, "a")).toMatchObject({
      state: "scheduled",
      batch_id: null,
      batch_position: null,
      settled_at: null,
      reschedules: 0,
      failures: 1,
      last_error: "refused",
    })
    const { rows } = await ledger.db.raw(
      `select extract(epoch from send_at - now())::float8 as wait
       from post_purchase_message where id = 'a'`
    )
    // 120 s, less what the test took since.
    expect(rows[0].wait).toBeGreaterThan(110)
    expect(rows[0].wait).toBeLessThanOrEqual(120)
    expect(await messageRow(ledger.db, "b")).toMatchObject({
      state: "sent",
      batch_id: batch.id,
    })
  })

  it("settles once: the second call says so and changes nothing", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    expect(await settleBatch(ledger.db, batch, [sentAs("first")])).toBe(true)
    expect(await settleBatch(ledger.other, batch, [sentAs("second")])).toBe(false)
    expect((await messageRow(ledger.db, "a")).external_id).toBe("first")
  })

  it("lets one of two settlements win that come at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      await ledger.clear()
      const batch = await sealedBatch(ledger.db, ["a"])
      const won = await Promise.all([
        settleBatch(ledger.db, batch, [sentAs("one")]),
        settleBatch(ledger.other, batch, [sentAs("two")]),
      ])
      expect(won.filter(Boolean)).toHaveLength(1)
      const expected = won[0] ? "one" : "two"
      expect((await messageRow(ledger.db, "a")).external_id).toBe(expected)
    }
  })

  it("leaves the batch open when a message cannot be written", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    await ledger.db.raw(
      `alter table post_purchase_message add constraint too_long check (length(last_error) < 9)`
    )
    try {
      const broken = { id: "a", outcome: "failed", error: "a long story" } as const
      await expect(settleBatch(ledger.db, batch, [broken])).rejects.toThrow("too_long")
    } finally {
      await ledger.db.raw(`alter table post_purchase_message drop constraint too_long`)
    }
    expect((await batchRow(ledger.db, batch.id)).state).toBe("open")
    expect((await messageRow(ledger.db, "a")).state).toBe("claimed")
  })

  // PostgreSQL stores neither a NUL nor half a surrogate pair. What a template or a provider
  // said is not ours, and one such text would else keep a hundred messages for ever.
  it("settles whatever the error says", async () => {
    const batch = await sealedBatch(ledger.db, ["a"])
    const error = "bad \u0000 and \ud83d half"
    await postponeBatch(ledger.db, batch, 1, error)
    expect((await batchRow(ledger.db, batch.id)).last_error).toBe("bad  and \ufffd half")
    await settleBatch(ledger.db, batch, [{ id: "a", outcome: "failed", error }])
    expect((await messageRow(ledger.db, "a")).last_error).toBe("bad  and \ufffd half")

    await planMessages(ledger.db, [plannedMessage("b")])
    const { fence } = await claimDueMessages(ledger.db, 1, 60)
    const decision = {
      id: "b",
      state: "failed",
      skip_reason: null,
      delay_seconds: null,
      is_failure: false,
    } as const
    expect(
      await settleDecisions(ledger.db, fence, [{ ...decision, detail: error }])
    ).toEqual(["b"])
  })

  it("touches no message of another batch", async () => {
    const mine = await sealedBatch(ledger.db, ["a"])
    await sealedBatch(ledger.db, ["b"])
    await settleBatch(ledger.db, mine, [
      sentAs("re_a"),
      { id: "b", outcome: "sent", external_id: "re_b" },
    ])
    expect((await messageRow(ledger.db, "b")).state).toBe("claimed")
  })

  it("writes what the late decision said, and returns what it changed", async () => {
    await planMessages(
      ledger.db,
      ["skip", "wait", "break", "fail"].map((id) => plannedMessage(id))
    )
    const { fence } = await claimDueMessages(ledger.db, 10, 60)
    const common = {
      skip_reason: null,
      delay_seconds: null,
      detail: null,
      is_failure: false,
    }
    const changed = await settleDecisions(ledger.db, fence, [
      { ...common, id: "skip", state: "skipped", skip_reason: "too-late" },
      {
        ...common,
        id: "wait",
        state: "scheduled",
        delay_seconds: 300,
        detail: "not yet",
      },
      {
        ...common,
        id: "break",
        state: "scheduled",
        delay_seconds: 60,
        is_failure: true,
      },
      { ...common, id: "fail", state: "failed", detail: "no template" },
      { ...common, id: "nobody", state: "failed" },
    ])
    expect(changed.sort()).toEqual(["break", "fail", "skip", "wait"])
    expect(await messageRow(ledger.db, "skip")).toMatchObject({
      state: "skipped",
      skip_reason: "too-late",
      settled_at: expect.any(Date),
      reschedules: 0,
    })
    expect(await messageRow(ledger.db, "wait")).toMatchObject({
      state: "scheduled",
      settled_at: null,
      last_error: "not yet",
      reschedules: 1,
      failures: 0,
    })
    expect(await messageRow(ledger.db, "break")).toMatchObject({
      state: "scheduled",
      reschedules: 0,
      failures: 1,
    })
    expect(await messageRow(ledger.db, "fail")).toMatchObject({
      state: "failed",
      last_error: "no template",
    })
    expect((await claimDueMessages(ledger.db, 10, 60)).messages).toEqual([])
  })
})
