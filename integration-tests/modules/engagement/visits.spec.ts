import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Visit, recordVisit } from "../../../src/workflows/engagement/record-visit"
import { receiveEvent } from "../../../src/workflows/engagement/webhooks/receive-event"
import { waitFor } from "../../support/wait-for"
import { agents } from "../../unit/engagement/support"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { type EngagementStore, engagementStore } from "./support/engagement-store"
import { addMessage, clearEngagement, eventOf, hits, sayTracking } from "./support/rows"

const click = (messageId: string, fields: Partial<Visit> = {}): Visit => ({
  kind: "click",
  messageId,
  position: 0,
  method: "GET",
  userAgent: agents.chrome,
  headers: {},
  ip: "203.0.113.77",
  ...fields,
})

describe("recording visits", () => {
  let ledger: LedgerDatabase
  let store: EngagementStore

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await clearEngagement(ledger.db)
    store = engagementStore(ledger.connect())
    await addMessage(ledger.db, "m1")
    await sayTracking(ledger.db, "m1@example.com", "granted")
    for (const id of ["opened", "clicked"]) {
      await addMessage(ledger.db, id, { email: "m1@example.com" })
    }
  })

  const visit = (...parameters: Parameters<typeof click>) =>
    recordVisit(store.container, click(...parameters))

  it("ties a visit to its message, and keeps the network without the address", async () => {
    await visit("m1")
    const [row] = await hits(ledger.db)
    expect(row).toMatchObject({
      kind: "click",
      message_id: "m1",
      flow: "thank-you",
      step: "thank",
      sales_channel_id: "sc_1",
      position: 0,
      method: "GET",
      ip_range: "203.0.113.0/24",
      label: null,
    })
    expect(JSON.stringify(row)).not.toContain("203.0.113.77")
  })

  it("binds ten thousand opens of one pixel into one row and few statements", async () => {
    let statements = 0
    store.container.resolve("__pg_connection__").on("query", () => void (statements += 1))
    await Promise.all(
      Array.from({ length: 10_000 }, () =>
        visit("opened", { kind: "open", position: null })
      )
    )
    await waitFor("10,000 opens", async () => (await countTimes()) === 10_000)
    // One by one and as a flood, and twice that when a minute ended in between.
    expect((await hits(ledger.db)).length).toBeLessThanOrEqual(4)
    expect(statements).toBeLessThan(100)
    expect(store.log).toEqual([])
  })

  it("keeps whoever has one link from filling the table, and counts them all the same", async () => {
    await Promise.all(
      Array.from({ length: 3000 }, (_, index) =>
        visit("clicked", { userAgent: `${agents.chrome} ${index}` })
      )
    )
    await waitFor("3,000 clicks", async () => (await countTimes()) === 3000)
    expect((await hits(ledger.db)).length).toBeLessThanOrEqual(2 * 201)
  })

  it("records nothing of a message that does not exist", async () => {
    await visit("nowhere")
    expect(await hits(ledger.db)).toEqual([])
    expect(store.log).toEqual([])
  })

  it("counts people who did not agree, tied to nobody", async () => {
    await addMessage(ledger.db, "m2")
    await addMessage(ledger.db, "m3", { email: null, links: null })
    await Promise.all([visit("m2"), visit("m3"), visit("m2", { position: 1 })])
    await visit("m2", { userAgent: "curl/8" })
    expect(await hits(ledger.db)).toMatchObject([
      { times: 1, label: "machine" },
      { times: 3, label: "unknown", label_version: 1 },
    ])
    for (const row of await hits(ledger.db)) {
      expect(row).toMatchObject({
        message_id: null,
        external_id: null,
        position: null,
        method: null,
        user_agent: null,
        ip_range: null,
        network: null,
        payload: null,
        is_prefetch: false,
      })
      expect(String(row.dedupe_key)).not.toContain("m2")
      const at = new Date(String(row.occurred_at))
      expect(at.getTime() % 86_400_000).toBe(0)
      expect(row.last_at).toEqual(row.occurred_at)
    }
  })

  it("stops tying a person to their mail the moment they take it back", async () => {
    await visit("m1")
    await sayTracking(ledger.db, "m1@example.com", "withdrawn")
    await visit("m1", { position: 1 })
    await sayTracking(ledger.db, "m1@example.com", "granted")
    await visit("m1", { position: 1, kind: "open" })
    const rows = await hits(ledger.db)
    expect(rows.map(({ kind, message_id }) => [kind, message_id])).toEqual([
      ["click", null],
      ["click", "m1"],
      ["open", "m1"],
    ])
  })

  it("records nothing where tracking is off, but unsubscribes", async () => {
    store.settings.tracking.mode = "off"
    await visit("m1")
    await visit("m1", { kind: "open" })
    await visit("m1", { kind: "page-view" })
    await receiveEvent(store.container, eventOf("m1", "email.opened"))
    await receiveEvent(store.container, eventOf("m1", "email.clicked"))
    await receiveEvent(store.container, eventOf(null, "email.clicked"))
    expect(await hits(ledger.db)).toEqual([])
    await visit("m1", { kind: "unsubscribe", method: "POST" })
    await receiveEvent(store.container, eventOf("m1", "email.delivered"))
    const kinds = (await hits(ledger.db)).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(["delivery", "unsubscribe"])
  })

  it("holds Resend's own opens and clicks to the same modes", async () => {
    const data = { ipAddress: "203.0.113.77", userAgent: agents.iphone }
    const clicked = eventOf("m1", "email.clicked", {
      click: { ...data, link: "https://shop.example/2" },
    })
    await receiveEvent(store.container, clicked)
    expect(await hits(ledger.db)).toMatchObject([
      {
        kind: "click",
        message_id: "m1",
        position: 1,
        user_agent: agents.iphone,
        ip_range: "203.0.113.0/24",
      },
    ])
    expect(JSON.stringify(await hits(ledger.db))).not.toContain("203.0.113.77")

    await clearEngagement(ledger.db)
    await addMessage(ledger.db, "m2")
    const opened = eventOf("m2", "email.opened", { open: data })
    for (let times = 0; times < 3; times++) {
      await receiveEvent(store.container, opened)
    }
    const [mark, counter] = (await hits(ledger.db)).sort((a, b) =>
      String(b.dedupe_key).localeCompare(String(a.dedupe_key))
    )
    expect(counter).toMatchObject({ kind: "open", times: 1, message_id: null })
    // So that it is not counted again: nothing but its id.
    expect(mark).toMatchObject({
      dedupe_key: `resend:${opened.id}`,
      kind: "other",
      message_id: null,
      external_id: null,
      payload: null,
    })
  })

  it("never fails or hangs a page, and says in the log what it lost", async () => {
    await ledger.db.raw(
      `create function stop() returns trigger language plpgsql as
         $$ begin raise exception 'disk full'; end $$;
       create trigger stopping before insert on post_purchase_hit
         for each row execute function stop();`
    )
    await visit("m1")
    await ledger.db.raw(`drop trigger stopping on post_purchase_hit; drop function stop;`)
    expect(store.log).toHaveLength(1)
    expect(store.log[0]).toContain("the click of m1 is not recorded")
    expect(store.log[0]).toContain("disk full")

    const blocker = await ledger.other.transaction()
    await blocker.raw(`lock table post_purchase_hit in access exclusive mode`)
    const start = Date.now()
    await visit("m1")
    expect(Date.now() - start).toBeGreaterThan(900)
    expect(Date.now() - start).toBeLessThan(2500)
    await blocker.commit()
    // It was late, not lost.
    await waitFor("the hit", async () => (await hits(ledger.db)).length === 1)
  })

  async function countTimes(): Promise<number> {
    return (await hits(ledger.db)).reduce((sum, { times }) => sum + Number(times), 0)
  }
})
