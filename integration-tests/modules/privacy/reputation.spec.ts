import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  endPauses,
  openPause,
  readOpenPause,
} from "../../../src/modules/post-purchase/queries/pauses"
import { readReputation } from "../../../src/modules/post-purchase/queries/read-reputation"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { ids } from "../ledger/support/rows"

describe("how marketing mail is received", () => {
  let ledger: LedgerDatabase
  let db: Knex

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    db = ledger.db
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await db.raw("truncate post_purchase_message, post_purchase_hit, post_purchase_pause")
  })

  it("counts delivered mails, and those of them that were complained about, once each", async () => {
    await send(ids(10), { delivered: true })
    await hit("m001", "complaint")
    await hit("m001", "complaint")
    await hit("m002", "complaint")
    await hit("m003", "open")
    expect(await reputation()).toEqual({ complaints: 2, delivered: 10 })
  })

  it("counts no transactional mail", async () => {
    await send(ids(3), { delivered: true, purpose: "transactional" })
    await hit("m001", "complaint")
    expect(await reputation()).toEqual({ complaints: 0, delivered: 0 })
  })

  it("counts no mail from before the window, and no late complaint about it", async () => {
    await send(["old"], { delivered: true, daysAgo: 31 })
    await send(["new"], { delivered: true, daysAgo: 29 })
    await hit("old", "complaint")
    expect(await reputation()).toEqual({ complaints: 0, delivered: 1 })
    expect(await readReputation(db, { days: 40 })).toEqual({
      complaints: 1,
      delivered: 2,
    })
  })

  it("does not take what bounced for delivered", async () => {
    await send(["first"], { delivered: true, daysAgo: 2 })
    await send(["bounced"], { delivered: false, daysAgo: 1 })
    expect(await reputation()).toEqual({ complaints: 0, delivered: 1 })
  })

  it("takes what was sent for delivered where the provider reports no deliveries", async () => {
    await send(ids(4), { delivered: false })
    await hit("m001", "complaint")
    expect(await reputation()).toEqual({ complaints: 1, delivered: 4 })
  })

  it("does so for each provider, and until its first report", async () => {
    await send(["a1", "a2"], { delivered: false, provider: "other" })
    await send(["b1", "b2"], { delivered: false, daysAgo: 3 })
    await send(["b3"], { delivered: true, daysAgo: 2 })
    await send(["b4"], { delivered: false, daysAgo: 1 })
    expect(await reputation()).toEqual({ complaints: 0, delivered: 5 })
  })

  it("takes what was complained about for delivered", async () => {
    await send(["first"], { delivered: true, daysAgo: 2 })
    await send(["second"], { delivered: false, daysAgo: 1 })
    await hit("second", "complaint")
    expect(await reputation()).toEqual({ complaints: 1, delivered: 2 })
  })

  it("counts nothing that has not left", async () => {
    await send(["waiting"], { delivered: false, state: "scheduled" })
    expect(await reputation()).toEqual({ complaints: 0, delivered: 0 })
  })

  it("starts afresh when a pause ends, late complaints about older mail included", async () => {
    await send(ids(5), { delivered: true, daysAgo: 1 })
    await hit("m001", "complaint")
    await pause("complaints")
    expect(await reputation()).toEqual({ complaints: 1, delivered: 5 })
    expect(await endPauses(db, "user_1")).toBe(1)
    await hit("m002", "complaint")
    expect(await reputation()).toEqual({ complaints: 0, delivered: 0 })
    await send(["later"], { delivered: true })
    await hit("later", "complaint")
    expect(await reputation()).toEqual({ complaints: 1, delivered: 1 })
  })

  it("begins one pause a reason, however many ask at once", async () => {
    const begun = await Promise.all([
      pause("complaints"),
      pause("complaints", ledger.other),
      pause("admin"),
      pause("admin", ledger.other),
    ])
    expect(begun.filter(Boolean)).toHaveLength(2)
    expect(await db("post_purchase_pause")).toHaveLength(2)
    expect(await pause("admin")).toBe(false)
  })

  it("tells the pause whose cause has to be mended, and ends all of them", async () => {
    expect(await readOpenPause(db)).toBeNull()
    await pause("admin")
    expect(await readOpenPause(db)).toMatchObject({ reason: "admin", detail: null })
    const detail = { complaints: 4, delivered: 800, threshold: 0.003 }
    await openPause(db, { id: "pppau_c", reason: "complaints", detail })
    expect(await readOpenPause(db)).toEqual({
      id: "pppau_c",
      reason: "complaints",
      started_at: expect.any(Date),
      detail,
    })
    expect(await endPauses(db, "user_1")).toBe(2)
    expect(await endPauses(db, "user_2")).toBe(0)
    expect(await readOpenPause(db)).toBeNull()
    for (const row of await db("post_purchase_pause")) {
      expect(row).toMatchObject({ ended_by: "user_1", ended_at: expect.any(Date) })
    }
    expect(await pause("complaints")).toBe(true)
  })

  const reputation = () => readReputation(db, { days: 30 })
  let count = 0

  function pause(reason: "complaints" | "admin", connection = db): Promise<boolean> {
    count += 1
    return openPause(connection, { id: `pppau_${count}`, reason, detail: null })
  }

  async function send(
    messageIds: string[],
    {
      delivered,
      daysAgo = 0,
      purpose = "marketing",
      provider = "resend",
      state = "sent",
    }: {
      delivered: boolean
      daysAgo?: number
      purpose?: string
      provider?: string
      state?: string
    }
  ): Promise<void> {
    for (const id of messageIds) {
      await db.raw(
        `insert into post_purchase_message
           (id, dedupe_key, flow, step, purpose, subject, planned_at, send_at, sent_at,
            delivered_at, state, provider)
         select ?, ?, 'thank-you', 'thanks', ?, 'order:1', t.at, t.at,
                case when ? = 'sent' then t.at end,
                case when ? then t.at + interval '2 seconds' end, ?, ?
         from (select clock_timestamp() - ? * interval '1 day' as at) t`,
        [id, id, purpose, state, delivered, state, provider, daysAgo]
      )
    }
  }

  async function hit(messageId: string, kind: string): Promise<void> {
    count += 1
    await db.raw(
      `insert into post_purchase_hit
         (id, dedupe_key, kind, source, occurred_at, last_at, message_id)
       values (?, ?, ?, 'webhook', clock_timestamp(), clock_timestamp(), ?)`,
      [`pphit_${count}`, `svix_${count}`, kind, messageId]
    )
  }
})
