import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { runCli } from "../../../src/cli/run-cli"
import {
  readHitsToLabel,
  saveLabels,
} from "../../../src/modules/post-purchase/queries/hit-labels"
import { forgetStrangers } from "../../../src/modules/post-purchase/queries/hit-matching"
import {
  type NewHit,
  recordHits,
} from "../../../src/modules/post-purchase/queries/record-hits"
import { matchLateHits } from "../../../src/workflows/engagement/ingest/match-late-hits"
import { labelMessages } from "../../../src/workflows/engagement/labelling/label-messages"
import { labelUnlabelled } from "../../../src/workflows/engagement/labelling/label-unlabelled"
import { relabelAll } from "../../../src/workflows/engagement/labelling/relabel-all"
import { receiveEvent } from "../../../src/workflows/engagement/webhooks/receive-event"
import { agents } from "../../unit/engagement/support"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { messageRow } from "../ledger/support/rows"
import { type EngagementStore, engagementStore } from "./support/engagement-store"
import {
  addMessage,
  bounce,
  clearEngagement,
  eventOf,
  hits,
  sayTracking,
  suppressedFor,
} from "./support/rows"

const start = Date.now() - 1_800_000
let counter = 0

const click = (
  message_id: string,
  seconds: number,
  fields: Partial<NewHit> = {}
): NewHit => ({
  dedupe_key: `click-${counter++}`,
  kind: "click",
  source: "link",
  occurred_at: new Date(start + seconds * 1000),
  message_id,
  position: 0,
  method: "GET",
  user_agent: agents.chrome,
  ip_range: "203.0.113.0/24",
  ...fields,
})

describe("labelling what came", () => {
  let ledger: LedgerDatabase
  let store: EngagementStore

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await clearEngagement(ledger.db)
    store = engagementStore(ledger.connect())
  })

  const label = () => labelUnlabelled(store.container)
  const labels = async (message_id: string) =>
    (await hits(ledger.db, { message_id })).map(({ label: one }) => one)

  it("labels a click, and takes it back when it was the first of a burst", async () => {
    await addMessage(ledger.db, "m1")
    await recordHits(ledger.db, [click("m1", 0)])
    expect(await label()).toEqual({ hits: 1, changed: 1 })
    expect(await labels("m1")).toEqual(["human"])
    await recordHits(ledger.db, [
      click("m1", 25, { position: 1 }),
      click("m1", 50, { position: 2 }),
    ])
    expect(await label()).toEqual({ hits: 3, changed: 3 })
    expect(await hits(ledger.db, { message_id: "m1" })).toMatchObject([
      { label: "machine", label_reason: "burst", label_version: 1 },
      { label: "machine", label_reason: "burst", label_version: 1 },
      { label: "machine", label_reason: "burst", label_version: 1 },
    ])
    expect(await label()).toEqual({ hits: 0, changed: 0 })
  })

  it("looks again at a visit that was repeated, however often it was labelled", async () => {
    await addMessage(ledger.db, "m1")
    const visit = click("m1", 0)
    await recordHits(ledger.db, [visit])
    await label()
    expect(await labels("m1")).toEqual(["human"])
    await recordHits(ledger.db, [{ ...visit, times: 30 }])
    await label()
    expect(await hits(ledger.db)).toMatchObject([
      { label: "machine", label_reason: "repeated", times: 31 },
    ])
  })

  it("does not write down what was decided before the row changed", async () => {
    await addMessage(ledger.db, "m1")
    const visit = click("m1", 0)
    await recordHits(ledger.db, [visit])
    const seen = await readHitsToLabel(ledger.db, ["m1"])
    await recordHits(ledger.db, [{ ...visit, times: 30 }])
    const [{ id, row_version }] = seen.hits
    await saveLabels(ledger.db, [
      { id, row_version, label: "human", reason: "out-of-date", version: 1 },
    ])
    expect(await hits(ledger.db)).toMatchObject([{ label: null, label_version: null }])
    await label()
    expect(await labels("m1")).toEqual(["machine"])
  })

  it("keeps messages apart that one gateway visits", async () => {
    await addMessage(ledger.db, "m1")
    await addMessage(ledger.db, "m2")
    await recordHits(ledger.db, [
      click("m1", 0),
      click("m2", 0.5, { position: 1 }),
      click("m2", 1, { position: 2 }),
    ])
    await label()
    expect(await labels("m1")).toEqual(["human"])
    expect(await labels("m2")).toEqual(["machine", "machine"])
  })

  it("goes by the earliest that is known of the hand-over", async () => {
    // An admin resolved it a day later: `sent_at` is that moment.
    await addMessage(ledger.db, "m1", { sent_at: new Date(start + 5000) })
    await recordHits(ledger.db, [
      click("m1", 4),
      { ...click("m1", -3600), kind: "delivery", source: "webhook" },
    ])
    await label()
    expect(await labels("m1")).toEqual(["machine", "human"])
  })

  it("labels what is tied to nobody, and leaves counters as they are", async () => {
    await receiveEvent(store.container, eventOf(null, "contact.created"))
    await recordHits(ledger.db, [
      click("", 0, {
        message_id: null,
        label: "unknown",
        label_reason: "counted",
        label_version: 1,
      }),
    ])
    await label()
    expect(await hits(ledger.db)).toMatchObject([
      { label: "unknown", label_reason: "counted" },
      { kind: "other", label: "machine", label_reason: "provider-report" },
    ])
  })

  it("labels all of a message that was visited by thousands of agents", async () => {
    await addMessage(ledger.db, "m1")
    const visits = Array.from({ length: 1700 }, (_, index) =>
      click("m1", index / 100, { user_agent: `${agents.chrome} ${index}` })
    )
    for (let from = 0; from < visits.length; from += 500) {
      await recordHits(ledger.db, visits.slice(from, from + 500))
    }
    await label()
    const rest = await hits(ledger.db, { label: null })
    expect(rest).toHaveLength(0)
  })

  it("ends with the labels of all hits when processes label side by side", async () => {
    await addMessage(ledger.db, "m1")
    const other = engagementStore(ledger.connect())
    for (let round = 0; round < 6; round++) {
      await Promise.all([
        recordHits(ledger.db, [click("m1", round * 10, { position: round })]),
        label(),
        labelUnlabelled(other.container),
      ])
    }
    await label()
    expect(await labels("m1")).toEqual(Array(6).fill("machine"))
  })

  describe("anew", () => {
    const arrange = async () => {
      for (const id of ["m1", "m2", "m3"]) {
        await addMessage(ledger.db, id)
        await recordHits(ledger.db, [click(id, 0)])
      }
      await recordHits(ledger.db, [click("m3", 1, { position: 1 })])
      await label()
      // As an older version of the rules would have it.
      await ledger
        .db("post_purchase_hit")
        .where({ message_id: "m3" })
        .update({ label: "human", label_reason: "old", label_version: 0 })
    }

    it("changes what the rules say otherwise by now, page after page", async () => {
      await arrange()
      const pages: number[] = []
      const done = await relabelAll(
        ledger.db,
        ({ messages }) => void pages.push(messages)
      )
      expect(done).toEqual({ messages: 3, hits: 4, changed: 2 })
      expect(pages).toEqual([3])
      expect(await labels("m3")).toEqual(["machine", "machine"])
      expect(await relabelAll(ledger.db)).toEqual({ messages: 3, hits: 4, changed: 0 })
    })

    it("by one command, which says what it did", async () => {
      await arrange()
      const { code, out, error } = await cli("relabel", "--database-url", ledger.url)
      expect(error).toEqual([])
      expect(code).toBe(0)
      expect(out[0]).toBe(
        "Looked at 4 hits of 3 messages by version 1 of the rules: 2 labels changed."
      )
      expect(out.slice(1).map((line) => line.split(/\s+/))).toEqual([
        ["click", "human", "2"],
        ["click", "machine", "2"],
      ])
      expect(await labels("m3")).toEqual(["machine", "machine"])
    })

    it.each([
      [["--help"], 0, "Usage: medusa-plugin-post-purchase"],
      [[], 2, "Which command?"],
      [["relable"], 2, 'There is no command "relable"'],
      [["relabel", "now"], 2, 'There is no command "relabel now"'],
      [["relabel", "--force"], 2, "--force"],
      [["relabel"], 2, "Set DATABASE_URL"],
      [["relabel", "--database-url", "postgres://127.0.0.1:1/x"], 1, "ECONNREFUSED"],
    ])("%j ends with %i", async (args, expected, text) => {
      const { code, out, error } = await cli(...args)
      expect(code).toBe(expected)
      expect([...out, ...error].join("\n")).toContain(text)
      expect(expected === 0 ? error : out).toEqual([])
    })

    async function cli(...args: string[]) {
      const out: string[] = []
      const error: string[] = []
      const code = await runCli(
        args,
        {},
        { out: (line) => void out.push(line), error: (line) => void error.push(line) }
      )
      return { code, out, error }
    }
  })
})

describe("an event of a mail without our tags", () => {
  let ledger: LedgerDatabase
  let store: EngagementStore

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await clearEngagement(ledger.db)
    store = engagementStore(ledger.connect())
  })

  const receive = (type: string, data: Record<string, unknown> = {}) =>
    receiveEvent(
      store.container,
      eventOf("m1", type, { tags: undefined, externalId: "ext-late", ...data })
    )

  it("waits for its message, and then does what it means", async () => {
    await receive("email.bounced", bounce("Permanent"))
    expect(await hits(ledger.db)).toMatchObject([
      { message_id: null, external_id: "ext-late" },
    ])
    expect(await matchLateHits(store.container)).toBe(0)
    await addMessage(ledger.db, "m1", { external_id: "ext-late" })
    expect(await matchLateHits(store.container)).toBe(1)
    expect(await hits(ledger.db)).toMatchObject([
      { message_id: "m1", flow: "thank-you", sales_channel_id: "sc_1" },
    ])
    expect(await suppressedFor(ledger.db, "m1@example.com")).toEqual(["hard-bounce"])
    expect(await matchLateHits(store.container)).toBe(0)
  })

  it("is tied once by two processes", async () => {
    const at = new Date(start)
    for (let index = 0; index < 30; index++) {
      await receive("email.delivered", { at })
    }
    await addMessage(ledger.db, "m1", { external_id: "ext-late" })
    const other = engagementStore(ledger.connect())
    const matched = await Promise.all([
      matchLateHits(store.container),
      matchLateHits(other.container),
    ])
    expect(matched[0] + matched[1]).toBe(30)
    expect(await messageRow(ledger.db, "m1")).toMatchObject({ delivered_at: at })
  })

  it("that somebody opened is counted where the person did not agree", async () => {
    await receive("email.opened", { open: { ipAddress: "203.0.113.7", userAgent: "x" } })
    await receive("email.clicked", { click: { link: "https://shop.example/" } })
    expect(JSON.stringify(await hits(ledger.db))).not.toContain("203.0.113.7")
    await addMessage(ledger.db, "m1", { external_id: "ext-late" })
    await matchLateHits(store.container)
    const rows = await hits(ledger.db)
    expect(
      rows
        .map(({ kind, message_id, external_id }) => [kind, message_id, external_id])
        .sort()
    ).toEqual([
      ["click", null, null],
      ["open", null, null],
      ["other", null, null],
      ["other", null, null],
    ])
  })

  it("that somebody opened who agreed is theirs, and is labelled anew", async () => {
    await receive("email.opened", { open: { userAgent: "x" } })
    await labelUnlabelled(store.container)
    expect(await hits(ledger.db)).toMatchObject([
      { label: "unknown", label_reason: "not-ours" },
    ])
    await addMessage(ledger.db, "m1", { external_id: "ext-late" })
    await sayTracking(ledger.db, "m1@example.com", "granted")
    await matchLateHits(store.container)
    await labelUnlabelled(store.container)
    expect(await hits(ledger.db)).toMatchObject([
      { message_id: "m1", label: "machine", label_reason: "bare-agent" },
    ])
  })

  it("that never was ours says nothing of its recipient, and after a week nothing at all", async () => {
    await receive("email.complained")
    const [row] = await hits(ledger.db)
    const text = JSON.stringify(row)
    expect(text).not.toContain("m1@example.com")
    expect(text).not.toContain("Thank you")
    expect(await forgetStrangers(ledger.db, 100)).toBe(0)
    await ledger
      .db("post_purchase_hit")
      .update({ created_at: ledger.db.raw("now() - interval '8 days'") })
    expect(await forgetStrangers(ledger.db, 100)).toBe(1)
    expect(await hits(ledger.db)).toMatchObject([
      { kind: "complaint", external_id: null, payload: null, message_id: null },
    ])
    expect(await ledger.db("post_purchase_suppression")).toEqual([])
  })

  it("is labelled by none but its own message", async () => {
    expect(await labelMessages(ledger.db, ["nowhere"])).toEqual({
      hits: 0,
      changed: 0,
      hasNewComplaint: false,
    })
  })
})
