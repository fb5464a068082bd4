import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openHitDesk } from "../../../src/workflows/engagement/ingest/hit-desk"
import { receiveEvent } from "../../../src/workflows/engagement/webhooks/receive-event"
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
  suppressedFor,
} from "./support/rows"

const DAY = 86_400_000

describe("what the provider's events do", () => {
  let ledger: LedgerDatabase
  let store: EngagementStore
  let other: EngagementStore

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await clearEngagement(ledger.db)
    const change = {
      reputation: { soft_bounces: 3, soft_bounce_days: 14, complaint_minimum: 2 },
    }
    store = engagementStore(ledger.connect(), change)
    other = engagementStore(ledger.connect(), change)
  })

  const receive = (...parameters: Parameters<typeof eventOf>) =>
    receiveEvent(store.container, eventOf(...parameters))

  it("records a delivery, at its earliest", async () => {
    await addMessage(ledger.db, "m1")
    const at = new Date(Date.now() - 50_000)
    await receive("m1", "email.delivered", { at: new Date(at.getTime() + 9000) })
    await receive("m1", "email.delivered", { at })
    await receive("m1", "email.delivered", { at: new Date(at.getTime() + 5000) })
    expect(await messageRow(ledger.db, "m1")).toMatchObject({
      delivered_at: at,
      state: "sent",
    })
    expect(await hits(ledger.db, { kind: "delivery" })).toHaveLength(3)
  })

  it("does once what is delivered ten times at once, to two processes", async () => {
    await addMessage(ledger.db, "m1")
    const event = eventOf("m1", "email.complained", { id: "msg_same" })
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        receiveEvent(index % 2 ? store.container : other.container, event)
      )
    )
    expect(await hits(ledger.db)).toMatchObject([
      { dedupe_key: "resend:msg_same", times: 1, kind: "complaint" },
    ])
    expect(await suppressedFor(ledger.db, "m1@example.com")).toEqual(["complaint"])
  })

  it("suppresses an address that does not exist, and says why", async () => {
    await addMessage(ledger.db, "m1", { purpose: "transactional" })
    await receive("m1", "email.bounced", bounce("Permanent"))
    const [row] = await ledger.db("post_purchase_suppression")
    expect(row).toMatchObject({
      email: "m1@example.com",
      reason: "hard-bounce",
      detail: "Permanent: the mailbox says no",
      message_id: "m1",
      lifted_at: null,
    })
    expect(row.email_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it("suppresses an address that the provider refuses to write to", async () => {
    await addMessage(ledger.db, "m1")
    await receive("m1", "email.suppressed", { suppressed: { message: "on the list" } })
    expect(await suppressedFor(ledger.db, "m1@example.com")).toEqual(["hard-bounce"])
  })

  it("takes the address from the ledger, not from the event", async () => {
    await addMessage(ledger.db, "m1")
    await receive("m1", "email.bounced", {
      ...bounce("Permanent"),
      to: ["somebody.else@example.com"],
    })
    expect(await suppressedFor(ledger.db, "m1@example.com")).toEqual(["hard-bounce"])
    expect(await suppressedFor(ledger.db, "somebody.else@example.com")).toEqual([])
  })

  it("does not suppress again what an admin lifted, for an event delivered again", async () => {
    await addMessage(ledger.db, "m1")
    const event = eventOf("m1", "email.bounced", bounce("Permanent"))
    await receiveEvent(store.container, event)
    await ledger.db("post_purchase_suppression").update({ lifted_at: new Date() })
    await receiveEvent(store.container, event)
    expect(await suppressedFor(ledger.db, "m1@example.com")).toEqual([])
  })

  it("suppresses nobody who was erased, and nothing fails", async () => {
    await addMessage(ledger.db, "m1", { email: null, links: null })
    await receive("m1", "email.bounced", bounce("Permanent"))
    await receive("m1", "email.complained")
    await receive("m1", "email.bounced", bounce("Transient"))
    expect(await ledger.db("post_purchase_suppression")).toEqual([])
    expect(await hits(ledger.db)).toHaveLength(3)
  })

  describe("with soft bounces", () => {
    const softly = async (id: string, daysAgo: number, at: EngagementStore = store) => {
      await addMessage(ledger.db, id, { email: "full@example.com" })
      await receiveEvent(
        at.container,
        eventOf(id, "email.bounced", {
          ...bounce("Transient"),
          at: new Date(Date.now() - daysAgo * DAY),
        })
      )
    }
    const suppressed = () => suppressedFor(ledger.db, "full@example.com")

    it("suppresses after the set number in the set time", async () => {
      await softly("m1", 3)
      await softly("m2", 2)
      expect(await suppressed()).toEqual([])
      await softly("m3", 1)
      expect(await suppressed()).toEqual(["soft-bounces"])
    })

    it("does not add up what is too far apart", async () => {
      await softly("m1", 30)
      await softly("m2", 15)
      await softly("m3", 0)
      expect(await suppressed()).toEqual([])
    })

    it("adds up in whatever order they arrive, even long after", async () => {
      await softly("m1", 40)
      await softly("m2", 30)
      await softly("m3", 35)
      expect(await suppressed()).toEqual(["soft-bounces"])
    })

    it("counts a mail once, and a hard bounce not at all", async () => {
      await softly("m1", 2)
      await receive("m1", "email.bounced", bounce("Transient"))
      await receive("m1", "email.bounced", bounce("Transient"))
      expect(await suppressed()).toEqual([])
      await addMessage(ledger.db, "m2", { email: "full@example.com" })
      await receive("m2", "email.bounced", bounce("Permanent"))
      await softly("m3", 1)
      expect(await suppressed()).toEqual(["hard-bounce"])
    })

    it("is not lifted by a delivery, and counts afresh once it was lifted", async () => {
      for (const id of ["m1", "m2", "m3"]) {
        await softly(id, 1)
      }
      await receive("m1", "email.delivered")
      expect(await suppressed()).toEqual(["soft-bounces"])
      await ledger.db("post_purchase_suppression").update({ lifted_at: new Date() })
      await softly("m4", 0)
      expect(await suppressed()).toEqual([])
    })

    it("counts those that two processes see at the same moment", async () => {
      await Promise.all([softly("m1", 1), softly("m2", 1, other), softly("m3", 1)])
      expect(await suppressed()).toEqual(["soft-bounces"])
    })
  })

  describe("of a message whose outcome nobody knows", () => {
    const unknown = { state: "unknown", sent_at: null, external_id: null }

    it.each(["sent", "delivered", "opened", "clicked", "complained", "delivery_delayed"])(
      "email.%s ends that: it was sent",
      async (type) => {
        store.settings.tracking.requires_consent = false
        const at = new Date(Date.now() - 30_000)
        await addMessage(ledger.db, "m1", { ...unknown, last_error: "no answer" })
        await receive("m1", `email.${type}`, { at })
        expect(await messageRow(ledger.db, "m1")).toMatchObject({
          state: "sent",
          external_id: "ext-m1",
          sent_at: at,
          last_error: null,
        })
      }
    )

    it("email.failed ends that: it was not", async () => {
      await addMessage(ledger.db, "m1", unknown)
      await receive("m1", "email.failed", { failed: { reason: "reached_daily_quota" } })
      expect(await messageRow(ledger.db, "m1")).toMatchObject({
        state: "failed",
        sent_at: null,
        last_error: "reached_daily_quota",
      })
    })

    it("a failure of an earlier attempt says nothing of this one", async () => {
      await ledger.db("post_purchase_batch").insert({
        id: "b1",
        state: "settled",
        provider: "resend",
        idempotency_key: "k1",
        size: 1,
        fence: 1,
        claimed_until: new Date(),
        next_attempt_at: new Date(),
      })
      await addMessage(ledger.db, "m1", { ...unknown, batch_id: "b1", batch_position: 0 })
      await receive("m1", "email.failed", { at: new Date(Date.now() - 3_600_000) })
      expect(await messageRow(ledger.db, "m1")).toMatchObject({ state: "unknown" })
    })

    it("leaves one alone that is known to be sent", async () => {
      await addMessage(ledger.db, "m1")
      const before = await messageRow(ledger.db, "m1")
      await receive("m1", "email.failed")
      await receive("m1", "email.sent", { at: new Date(Date.now() - 7_200_000) })
      expect(await messageRow(ledger.db, "m1")).toMatchObject({
        state: "sent",
        sent_at: before.sent_at,
        external_id: "ext-m1",
      })
    })

    it("gives way to the dispatcher that settles the same messages in another order", async () => {
      await addMessage(ledger.db, "m1", { ...unknown, state: "claimed" })
      await addMessage(ledger.db, "m2", { ...unknown, state: "claimed" })
      const settling = await ledger.other.transaction()
      await settling.raw(`select 1 from post_purchase_message where id = 'm2' for update`)
      const receiving = Promise.all(
        ["m1", "m2"].map((id) => receive(id, "email.delivered"))
      )
      // Both wait for each other from here: theirs is rolled back after 400 ms, never ours.
      await waitForLock(ledger)
      await settling.raw(
        `update post_purchase_message set state = 'sent', sent_at = now(), settled_at = now()
         where id = 'm1'`
      )
      await settling.raw(
        `update post_purchase_message set state = 'sent', sent_at = now(), settled_at = now()
         where id = 'm2'`
      )
      await settling.commit()
      await receiving
      for (const id of ["m1", "m2"]) {
        const row = await messageRow(ledger.db, id)
        expect(row.state).toBe("sent")
        expect(row.delivered_at).toBeInstanceOf(Date)
      }
    })
  })

  describe("with complaints", () => {
    const sendTo = async (people: number, fields: Record<string, unknown> = {}) => {
      for (let index = 0; index < people; index++) {
        await addMessage(ledger.db, `p${index}`, {
          delivered_at: ledger.db.raw("now() - interval '1 hour'"),
          ...fields,
        })
      }
    }
    const pauses = () => ledger.db("post_purchase_pause")

    it("pauses all marketing at the threshold, once, and says so", async () => {
      await sendTo(20)
      await receive("p0", "email.complained")
      expect(await pauses()).toEqual([])
      await receive("p1", "email.complained")
      await receive("p2", "email.complained")
      expect(await pauses()).toMatchObject([
        {
          reason: "complaints",
          detail: { complaints: 2, delivered: 20, threshold: 0.003 },
          ended_at: null,
        },
      ])
      expect(store.log.filter((line) => line.startsWith("error"))).toHaveLength(1)
      expect(store.log[0]).toContain("2 of 20 delivered marketing mails")
      expect(store.events).toMatchObject([
        {
          name: "post_purchase.marketing_paused",
          data: { complaints: 2, delivered: 20, threshold: 0.003 },
        },
      ])
    })

    it("does not for the same person twice, nor for transactional mail", async () => {
      await sendTo(20)
      await addMessage(ledger.db, "t1", { purpose: "transactional" })
      await receive("p0", "email.complained")
      await receive("p0", "email.complained")
      await receive("t1", "email.complained")
      expect(await pauses()).toEqual([])
      expect(await suppressedFor(ledger.db, "t1@example.com")).toEqual(["complaint"])
    })

    it("begins one pause for complaints that two processes see at the same moment", async () => {
      await sendTo(10)
      await Promise.all([
        receiveEvent(store.container, eventOf("p0", "email.complained")),
        receiveEvent(other.container, eventOf("p1", "email.complained")),
      ])
      expect(await pauses()).toHaveLength(1)
      expect([...store.events, ...other.events]).toHaveLength(1)
    })
  })

  it("stores nothing of an event whose effects fail, so that it comes again", async () => {
    await addMessage(ledger.db, "m1")
    await ledger.db.raw(
      `create function refuse() returns trigger language plpgsql as
         $$ begin raise exception 'out of order'; end $$;
       create trigger refusing before insert on post_purchase_suppression
         for each row execute function refuse();`
    )
    const event = eventOf("m1", "email.bounced", bounce("Permanent"))
    await expect(receiveEvent(store.container, event)).rejects.toThrow("out of order")
    expect(await hits(ledger.db)).toEqual([])
    await ledger.db.raw(
      `drop trigger refusing on post_purchase_suppression; drop function refuse;`
    )
    await receiveEvent(store.container, event)
    expect(await hits(ledger.db)).toHaveLength(1)
    expect(await suppressedFor(ledger.db, "m1@example.com")).toEqual(["hard-bounce"])
  })

  it("keeps one that cannot be stored from holding up the others", async () => {
    await addMessage(ledger.db, "m1")
    const nested = JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)
    const [bad, ...good] = await Promise.allSettled([
      receive("m1", "email.delivered", { nested }),
      ...Array.from({ length: 20 }, () => receive("m1", "email.delivered")),
    ])
    expect(bad.status).toBe("rejected")
    expect(good.map(({ status }) => status)).toEqual(Array(20).fill("fulfilled"))
    expect(await hits(ledger.db)).toHaveLength(20)
  })

  it("looks up many at once in few statements", async () => {
    await addMessage(ledger.db, "m1")
    const desk = openHitDesk(store.container)
    let statements = 0
    store.container.resolve("__pg_connection__").on("query", () => void (statements += 1))
    const found = await Promise.all(
      Array.from({ length: 1000 }, () => desk.find({ id: "m1" }))
    )
    expect(found.every(({ message }) => message?.id === "m1")).toBe(true)
    expect(statements).toBeLessThanOrEqual(4)
  })
})

async function waitForLock(ledger: LedgerDatabase): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    const { rows } = await ledger.db.raw(
      `select 1 from pg_locks where not granted limit 1`
    )
    if (rows.length) {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error("nobody waits for a lock")
}
