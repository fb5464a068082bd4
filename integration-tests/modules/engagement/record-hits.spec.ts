import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  type NewHit,
  recordHits,
} from "../../../src/modules/post-purchase/queries/record-hits"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { clearEngagement, hits } from "./support/rows"

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, seconds))

const visit = (key: string, fields: Partial<NewHit> = {}): NewHit => ({
  dedupe_key: key,
  kind: "open",
  source: "link",
  occurred_at: at(5),
  message_id: "m1",
  ...fields,
})

describe("recording hits", () => {
  let ledger: LedgerDatabase
  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => clearEngagement(ledger.db))

  it("keeps every column, and fills what is left out", async () => {
    const full = visit("full", {
      kind: "click",
      times: 3,
      last_at: at(9),
      external_id: "ext",
      flow: "f",
      step: "s",
      sales_channel_id: "sc",
      position: 4,
      method: "GET",
      user_agent: "agent",
      ip_range: "203.0.113.0/24",
      network: "aws",
      is_prefetch: true,
      payload: { type: "x" },
      label: "unknown",
      label_reason: "counted",
      label_version: 1,
    })
    const recorded = await recordHits(ledger.db, [full, visit("bare")])
    expect(recorded.map(({ dedupe_key, is_new }) => [dedupe_key, is_new])).toEqual([
      ["bare", true],
      ["full", true],
    ])
    const [bare, stored] = await hits(ledger.db)
    expect(stored).toMatchObject(full)
    expect(stored.id).toMatch(/^pphit_/)
    expect(bare).toMatchObject({ times: 1, last_at: at(5), position: null, label: null })
  })

  it("counts the same visit on its row, within a call and after it", async () => {
    await recordHits(ledger.db, [visit("a"), visit("a", { occurred_at: at(8) })])
    const [again] = await recordHits(ledger.db, [visit("a", { occurred_at: at(2) })])
    expect(again.is_new).toBe(false)
    expect(await hits(ledger.db)).toMatchObject([
      { times: 3, occurred_at: at(2), last_at: at(8) },
    ])
  })

  it("changes nothing for an event that is delivered again", async () => {
    const event = visit("resend:1", { source: "webhook", payload: { first: true } })
    await recordHits(ledger.db, [event, event])
    const again = await recordHits(ledger.db, [
      { ...event, payload: { first: false }, occurred_at: at(1) },
      visit("b"),
    ])
    expect(again.map(({ dedupe_key }) => dedupe_key)).toEqual(["b"])
    expect(await hits(ledger.db, { dedupe_key: "resend:1" })).toMatchObject([
      { times: 1, payload: { first: true }, occurred_at: at(5) },
    ])
  })

  it("stores what PostgreSQL has no letters for, without them", async () => {
    const payload = { "k\u0000": { "\ud800": ["v\u0000"] } }
    await recordHits(ledger.db, [
      visit("a", { user_agent: "bad\u0000agent \ud800", payload }),
      visit("b"),
    ])
    expect(await hits(ledger.db)).toMatchObject([
      { user_agent: "badagent \ufffd", payload: { k: { "\ufffd": ["v"] } } },
      {},
    ])
  })

  it("counts all when processes record the same visits in other orders", async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}`)
    const connections = [ledger.db, ledger.other, ledger.connect(), ledger.connect()]
    await Promise.all(
      Array.from({ length: 40 }, (_, round) => {
        const list = round % 2 ? keys : [...keys].reverse()
        return recordHits(
          connections[round % connections.length],
          list.map((key) => visit(key))
        )
      })
    )
    const rows = await hits(ledger.db)
    expect(rows).toHaveLength(40)
    expect(new Set(rows.map(({ times }) => times))).toEqual(new Set([40]))
  })

  it("is done with nothing", async () => {
    expect(await recordHits(ledger.db, [])).toEqual([])
  })
})
