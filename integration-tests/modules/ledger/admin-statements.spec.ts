import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import {
  advanceCursor,
  readCursor,
} from "../../../src/modules/post-purchase/queries/cursor"
import { recordShipmentReport } from "../../../src/modules/post-purchase/queries/record-shipment-report"
import { resolveUnknown } from "../../../src/modules/post-purchase/queries/resolve-unknown"
import { saveStoreSettings } from "../../../src/modules/post-purchase/queries/save-settings"
import { settleBatch } from "../../../src/modules/post-purchase/queries/settle-batch"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import { messageRow, sealedBatch } from "./support/rows"

describe("statements of admins and jobs", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    await Promise.all([ledger.db.raw("select 1"), ledger.other.raw("select 1")])
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  const unresolved = async (): Promise<void> => {
    const batch = await sealedBatch(ledger.db, ["u", "f", "s"])
    await settleBatch(ledger.db, batch, [
      { id: "u", outcome: "unknown", error: "reset" },
      { id: "f", outcome: "failed", error: "422" },
      { id: "s", outcome: "sent", external_id: "re_s" },
    ])
  }

  it("settles an unknown message as sent when it was accepted, and touches no other state", async () => {
    await unresolved()
    const { settled_at } = await messageRow(ledger.db, "u")
    expect(await resolveUnknown(ledger.db, ["u", "f", "s"], true)).toEqual(["u"])
    expect(await messageRow(ledger.db, "u")).toMatchObject({
      state: "sent",
      sent_at: settled_at,
      batch_id: "batch-of-u",
    })
    expect((await messageRow(ledger.db, "f")).state).toBe("failed")
  })

  it("makes unknown and failed messages due again, outside their batch, but never a sent one", async () => {
    await unresolved()
    const changed = await resolveUnknown(ledger.db, ["u", "f", "s"], false)
    expect(changed.sort()).toEqual(["f", "u"])
    for (const id of changed) {
      expect(await messageRow(ledger.db, id)).toMatchObject({
        state: "scheduled",
        batch_id: null,
        batch_position: null,
        settled_at: null,
        sent_at: null,
      })
    }
    expect(await messageRow(ledger.db, "s")).toMatchObject({
      state: "sent",
      batch_id: "batch-of-u",
    })
    const { messages } = await claimDueMessages(ledger.db, 10, 60)
    expect(messages.map(({ id }) => id).sort()).toEqual(["f", "u"])
  })

  it("is said once: of two admins with opposite answers one is heard", async () => {
    await unresolved()
    const [yes, no] = await Promise.all([
      resolveUnknown(ledger.db, ["u"], true),
      resolveUnknown(ledger.other, ["u"], false),
    ])
    expect([...yes, ...no]).toEqual(["u"])
    const { state } = await messageRow(ledger.db, "u")
    expect(state).toBe(yes.length ? "sent" : "scheduled")
  })

  it("records a report once, also when two come at the same moment", async () => {
    const report = (id: string) => ({
      id,
      order_id: "order_1",
      fulfillment_id: "ful_1",
      status: "delayed" as const,
      estimated_delivery: "2026-12-01",
      reason: null,
    })
    const results = await Promise.all([
      recordShipmentReport(ledger.db, report("one")),
      recordShipmentReport(ledger.other, report("two")),
    ])
    expect(results.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(new Set(results.map(({ id }) => id)).size).toBe(1)
    const third = await recordShipmentReport(ledger.db, report("three"))
    expect(third).toEqual({ id: results[0].id, isNew: false })
    expect(await ledger.db("post_purchase_shipment_report").select("id")).toEqual([
      { id: results[0].id },
    ])
  })

  it("takes a date that comes back after another one as news", async () => {
    const delayed = (id: string, estimated_delivery: string) =>
      recordShipmentReport(ledger.db, {
        id,
        order_id: "order_2",
        fulfillment_id: "ful_2",
        status: "delayed",
        estimated_delivery,
        reason: null,
      })
    const answers = [
      await delayed("a", "2026-12-01"),
      await delayed("b", "2026-12-03"),
      await delayed("c", "2026-12-01"),
      await delayed("d", "2026-12-01"),
    ]
    expect(answers).toEqual([
      { id: "a", isNew: true },
      { id: "b", isNew: true },
      { id: "c", isNew: true },
      { id: "c", isNew: false },
    ])
  })

  it("starts a job's cursor at the installation, and never moves it back", async () => {
    const installed = await readCursor(ledger.db, "installed")
    expect(await readCursor(ledger.db, "job")).toEqual(installed)
    const late = new Date("2030-01-02T00:00:00Z")
    const early = new Date("2030-01-01T00:00:00Z")
    await Promise.all([
      advanceCursor(ledger.db, "job", late),
      advanceCursor(ledger.other, "job", early),
    ])
    expect(await readCursor(ledger.db, "job")).toEqual(late)
    await advanceCursor(ledger.db, "job", early)
    expect(await readCursor(ledger.db, "job")).toEqual(late)
    expect(await readCursor(ledger.db, "another")).toEqual(installed)
  })

  const stored = async (): Promise<unknown> =>
    (await ledger.db("post_purchase_setting").where({ id: "store" }).first()).value

  it("keeps what two admins save at once", async () => {
    for (let round = 0; round < 20; round++) {
      await ledger.clear()
      if (round % 2) {
        // Without a row the first insert makes the second wait; with one, only the lock does.
        await saveStoreSettings(ledger.db, "store", {})
      }
      await Promise.all([
        saveStoreSettings(ledger.db, "store", {
          sender: { name: "Anna" },
          time_zone: "UTC",
        }),
        saveStoreSettings(ledger.other, "store", {
          sender: { address: "a@example.com" },
          brand: { colors: { accent: "#000000" } },
        }),
      ])
      expect(await stored()).toEqual({
        sender: { name: "Anna", address: "a@example.com" },
        time_zone: "UTC",
        brand: { colors: { accent: "#000000" } },
      })
    }
  })

  it("lays a change over what was saved: null clears, undefined leaves, lists are replaced", async () => {
    await saveStoreSettings(ledger.db, "store", {
      sender: { name: "Anna", reply_to: "help@example.com" },
      default_locale: "de",
      brand: {
        social_links: [{ label: "A", url: "https://a.example" }],
        footer_text: "Bye",
      },
    })
    await saveStoreSettings(ledger.db, "store", {
      sender: { name: null, reply_to: undefined },
      default_locale: undefined,
      brand: { social_links: [], footer_text: undefined, colors: { accent: undefined } },
    })
    expect(await stored()).toEqual({
      sender: { name: null, reply_to: "help@example.com" },
      default_locale: "de",
      brand: { social_links: [], footer_text: "Bye", colors: {} },
    })
  })
})
