import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { emptyPayloads } from "../../../src/modules/post-purchase/queries/empty-payloads"
import { nextDue } from "../../../src/modules/post-purchase/queries/next-due"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { postponeBatch } from "../../../src/modules/post-purchase/queries/postpone-batch"
import { readHealth } from "../../../src/modules/post-purchase/queries/read-health"
import { settleBatch } from "../../../src/modules/post-purchase/queries/settle-batch"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import {
  batchRow,
  ids,
  messageRow,
  plannedMessage,
  sealedBatch,
  shift,
} from "./support/rows"

const DAY = 86_400

describe("the ledger's housekeeping", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  const settleAll = async (names: string[], state = "sent"): Promise<void> => {
    const batch = await sealedBatch(ledger.db, names)
    await settleBatch(
      ledger.db,
      batch,
      names.map((id) => ({ id, outcome: "sent", external_id: `re_${id}` }))
    )
    await ledger.db("post_purchase_message").whereIn("id", names).update({ state })
  }

  it("finds nothing due in an empty ledger", async () => {
    expect(await nextDue(ledger.db)).toBeNull()
  })

  it("says how long until the next message is due, 0 when one is", async () => {
    await planMessages(ledger.db, [
      plannedMessage("far", { delay_seconds: 7200 }),
      plannedMessage("near", { delay_seconds: 3600 }),
    ])
    const wait = await nextDue(ledger.db)
    expect(wait).toBeGreaterThan(3_590_000)
    expect(wait).toBeLessThanOrEqual(3_600_000)
    await planMessages(ledger.db, [plannedMessage("now")])
    expect(await nextDue(ledger.db)).toBe(0)
  })

  it("counts an open batch from its next attempt or its lease, whichever is later", async () => {
    const batch = await sealedBatch(ledger.db, ["a"], { lease_seconds: 600 })
    expect(await nextDue(ledger.db)).toBeGreaterThan(590_000)
    await postponeBatch(ledger.db, batch, 30, "busy")
    const wait = await nextDue(ledger.db)
    expect(wait).toBeGreaterThan(25_000)
    expect(wait).toBeLessThanOrEqual(30_000)
  })

  it("ignores what is settled", async () => {
    await settleAll(["a"])
    expect(await nextDue(ledger.db)).toBeNull()
  })

  it("empties mails that were settled before the retention period, and only those", async () => {
    await settleAll(["old"])
    await shift(ledger.db, "message", "settled_at", -91 * DAY)
    await settleAll(["young"])
    await sealedBatch(ledger.db, ["open"])
    expect(await emptyPayloads(ledger.db, 90, 100)).toBe(1)
    expect(await messageRow(ledger.db, "old")).toMatchObject({
      rendered_html: null,
      rendered_text: null,
      rendered_subject: null,
      envelope: null,
      payload_emptied_at: expect.any(Date),
      // Who was written to, when and with what outcome stays.
      state: "sent",
      email: "old@example.com",
      external_id: "re_old",
    })
    expect(await messageRow(ledger.db, "young")).toMatchObject({
      rendered_html: "<p>young</p>",
    })
    expect(await messageRow(ledger.db, "open")).toMatchObject({
      rendered_html: "<p>open</p>",
    })
    expect(await emptyPayloads(ledger.db, 90, 100)).toBe(0)
  })

  it("empties no more at a time than it was told, the oldest first", async () => {
    const names = ids(5)
    await settleAll(names)
    await ledger.db.raw(
      `update post_purchase_message
       set settled_at = now() - (200 - batch_position) * interval '1 day'`
    )
    expect(await emptyPayloads(ledger.db, 90, 2)).toBe(2)
    const left = await ledger
      .db("post_purchase_message")
      .whereNotNull("rendered_html")
      .select("id")
    expect(left.map(({ id }) => id).sort()).toEqual(names.slice(2))
  })

  it("finds a healthy ledger healthy", async () => {
    await settleAll(["a"])
    expect(await readHealth(ledger.db)).toEqual({
      unknown: 0,
      failed: 0,
      overdue: 0,
      blocked: [],
    })
  })

  it("counts what somebody should look at", async () => {
    await settleAll(["u1", "u2"], "unknown")
    await settleAll(["f-old"], "failed")
    await ledger
      .db("post_purchase_message")
      .where({ id: "f-old" })
      .update({ settled_at: ledger.db.raw("now() - interval '31 days'") })
    await settleAll(["f1"], "failed")
    await planMessages(ledger.db, [
      plannedMessage("late", { delay_seconds: -301 }),
      plannedMessage("soon", { delay_seconds: -200 }),
    ])
    expect(await readHealth(ledger.db)).toMatchObject({
      unknown: 2,
      failed: 1,
      overdue: 1,
    })
  })

  it("counts the messages of a batch that still waits after three attempts, by what the provider said", async () => {
    const blocked = await sealedBatch(ledger.db, ["a"])
    const fresh = await sealedBatch(ledger.db, ["b"])
    for (const batch of [blocked, fresh]) {
      await postponeBatch(ledger.db, batch, 5, "restricted_api_key: no")
    }
    await ledger
      .db("post_purchase_batch")
      .where({ id: blocked.id })
      .update({ attempt: 3 })
    await ledger.db("post_purchase_batch").where({ id: fresh.id }).update({ attempt: 2 })
    expect((await readHealth(ledger.db)).blocked).toEqual([
      { messages: 1, attempts: 3, error: "restricted_api_key: no" },
    ])
    const row = await batchRow(ledger.db, blocked.id)
    await settleBatch(ledger.db, { id: blocked.id, fence: Number(row.fence) }, [])
    expect((await readHealth(ledger.db)).blocked).toEqual([])
  })
})
