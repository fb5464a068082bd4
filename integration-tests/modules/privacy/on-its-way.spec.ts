import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import {
  continueErasure,
  erasePerson,
  readOpenErasures,
} from "../../../src/modules/post-purchase/queries/erase-person"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { readBatchMails } from "../../../src/modules/post-purchase/queries/read-batch-mails"
import { sealBatch } from "../../../src/modules/post-purchase/queries/seal-batch"
import {
  type MailOutcome,
  settleBatch,
} from "../../../src/modules/post-purchase/queries/settle-batch"
import { pseudonymOf } from "../../../src/modules/post-purchase/pseudonym"
import { openKeyRing } from "../../../src/signing/key-ring"
import { findInLedger } from "../../support/find-in-ledger"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { messageRow, plannedMessage, sealedMail } from "../ledger/support/rows"
import { askOf } from "./support/fill-ledger"

const EMAIL = "mara@example.com"

describe("erasing a person whose mail is on its way out", () => {
  let ledger: LedgerDatabase
  let db: Knex
  let hash: string
  let pseudonym: string

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    db = ledger.db
    hash = (await openKeyRing(db)).hashEmail(EMAIL)
    pseudonym = pseudonymOf(hash)
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await db.raw(
      `truncate post_purchase_message, post_purchase_batch, post_purchase_contact,
         post_purchase_consent, post_purchase_suppression, post_purchase_hit,
         post_purchase_purchase, post_purchase_erasure`
    )
  })

  it("stops what nobody has claimed", async () => {
    await plan("m1")
    expect(await erase()).toMatchObject({ stopped: ["m1"], pending: 0 })
    expect(await messageRow(db, "m1")).toMatchObject({
      state: "skipped",
      skip_reason: "erased",
      settled_at: expect.any(Date),
      email: pseudonym,
    })
    expect((await claimDueMessages(db, 10, 60)).messages).toEqual([])
    expect(await openErasures()).toEqual([])
  })

  it("stops what is claimed and not sealed, whatever its dispatcher still does", async () => {
    await plan("m1")
    const { fence } = await claimDueMessages(db, 10, 60)
    expect(await erase()).toMatchObject({ stopped: ["m1"], pending: 1 })
    const { sealed } = await seal("m1", fence)
    expect(sealed).toEqual([])
    expect(await messageRow(db, "m1")).toMatchObject({
      state: "skipped",
      skip_reason: "erased",
      email: pseudonym,
      rendered_html: null,
      batch_id: null,
    })
    expect(await db("post_purchase_batch")).toEqual([])
  })

  it("deletes the contact that an interrupted dispatcher brings back", async () => {
    await plan("m1")
    await claimDueMessages(db, 10, 60)
    await erase()
    await db("post_purchase_contact").insert({ id: "ppcon_back", email: EMAIL })
    await finish()
    expect(await db("post_purchase_contact")).toEqual([])
    expect(await openErasures()).toEqual([])
    expect(await found()).toEqual([])
  })

  it.each([
    ["an order", () => db("post_purchase_purchase").insert(purchase("order_new"))],
    ["a later message", () => plan("m2")],
    [
      "a word",
      () =>
        db("post_purchase_consent").insert({
          id: "ppcst_new",
          email: EMAIL,
          topic: "tips",
          action: "granted",
          source: "storefront",
          occurred_at: new Date(),
        }),
    ],
  ])("lets whoever comes back with %s start afresh", async (_, comeBack) => {
    await plan("m1")
    await claimDueMessages(db, 10, 60)
    await erase()
    await db("post_purchase_contact").insert({ id: "ppcon_back", email: EMAIL })
    await comeBack()
    await finish()
    expect(await db("post_purchase_contact")).toMatchObject([{ email: EMAIL }])
    expect(await openErasures()).toEqual([])
    for (const row of await db("post_purchase_message").where({ id: "m2" })) {
      expect(row).toMatchObject({ state: "scheduled", email: EMAIL, skip_reason: null })
    }
    for (const row of await db("post_purchase_purchase")) {
      expect(row).toMatchObject({ email: EMAIL, erased_at: null })
    }
  })

  it("keeps a sealed mail byte for byte until its batch is settled", async () => {
    await plan("m1")
    await plan("m2", "june@example.com")
    const { fence } = await claimDueMessages(db, 10, 60)
    await seal("m1", fence, "m2")
    const mails = await readBatchMails(db, "ppbat_1")
    expect(await erase()).toMatchObject({ stopped: [], pending: 1 })
    expect(await readBatchMails(db, "ppbat_1")).toEqual(mails)
    expect(await openErasures()).toMatchObject([{ email: EMAIL, email_hash: hash }])
    await finish()
    expect(await readBatchMails(db, "ppbat_1")).toEqual(mails)
    expect(await openErasures()).toHaveLength(1)

    expect(
      await settle(fence, [
        { id: "m1", outcome: "sent", external_id: "re_1" },
        { id: "m2", outcome: "sent", external_id: "re_2" },
      ])
    ).toBe(true)
    await finish()
    expect(await messageRow(db, "m1")).toMatchObject({
      state: "sent",
      external_id: "re_1",
      email: pseudonym,
      rendered_html: null,
    })
    expect(await messageRow(db, "m2")).toMatchObject({
      state: "sent",
      email: "june@example.com",
      rendered_html: "<p>m2</p>",
    })
    expect(await openErasures()).toEqual([])
    expect(await found()).toEqual([])
    expect(await db("post_purchase_erasure").first()).toMatchObject({
      email: null,
      completed_at: expect.any(Date),
    })
  })

  it.each<[string, MailOutcome, object]>([
    [
      "unknown",
      { id: "m1", outcome: "unknown", error: `no answer about ${EMAIL}` },
      { state: "unknown", skip_reason: null },
    ],
    [
      "failed",
      { id: "m1", outcome: "failed", error: `${EMAIL} is refused` },
      { state: "failed", skip_reason: null },
    ],
    [
      "put back",
      { id: "m1", outcome: "retry", error: `${EMAIL} later`, delay_seconds: 0 },
      { state: "skipped", skip_reason: "erased" },
    ],
  ])("erases a mail that came out of its batch as %s", async (_, outcome, expected) => {
    await plan("m1")
    const { fence } = await claimDueMessages(db, 10, 60)
    await seal("m1", fence)
    await erase()
    await settle(fence, [outcome])
    await finish()
    expect(await messageRow(db, "m1")).toMatchObject({
      ...expected,
      email: pseudonym,
      last_error: null,
    })
    expect(await found()).toEqual([])
  })

  it("does not let a mail that is put back leave before it is erased", async () => {
    await plan("m1")
    const { fence } = await claimDueMessages(db, 10, 60)
    await seal("m1", fence)
    await erase()
    await settle(fence, [{ id: "m1", outcome: "retry", error: "x", delay_seconds: 0 }])
    // The dispatcher is faster than the job: it has to find the message too late.
    const { messages } = await claimDueMessages(db, 10, 60)
    expect(messages).toMatchObject([{ id: "m1", expired: true }])
  })

  it("leaves a new order's mail alone while an old one is on its way", async () => {
    await plan("m1")
    const { fence } = await claimDueMessages(db, 10, 60)
    await seal("m1", fence)
    await erase()
    await plan("m2")
    await settle(fence, [{ id: "m1", outcome: "sent", external_id: null }])
    await finish()
    expect(await messageRow(db, "m1")).toMatchObject({ email: pseudonym })
    expect(await messageRow(db, "m2")).toMatchObject({ email: EMAIL, state: "scheduled" })
    expect(await openErasures()).toEqual([])
  })

  it("completes once when two jobs run at the same moment", async () => {
    await plan("m1")
    const { fence } = await claimDueMessages(db, 10, 60)
    await seal("m1", fence)
    await erase()
    await settle(fence, [{ id: "m1", outcome: "sent", external_id: null }])
    const [open] = await readOpenErasures(db, null, 10)
    const results = await Promise.all([
      continueErasure(db, open),
      continueErasure(ledger.other, open),
    ])
    expect(results.filter((result) => result === null)).toHaveLength(1)
  })

  it("waits for events that are just recorded, and they do not wait for it", async () => {
    await sent("m1")
    await db("post_purchase_hit").insert({
      id: "h1",
      dedupe_key: "k1",
      kind: "open",
      source: "webhook",
      occurred_at: new Date(),
      last_at: new Date(),
      message_id: "m1",
      user_agent: EMAIL,
    })
    const webhook = await ledger.other.transaction()
    await webhook("post_purchase_hit").where({ id: "h1" }).update({ times: 2 })
    const erasing = erase()
    await waitForWaiting()
    await webhook.raw("set local lock_timeout = '100ms'")
    await webhook("post_purchase_message")
      .where({ id: "m1" })
      .update({ delivered_at: new Date() })
    await webhook.commit()
    await erasing
    expect(await messageRow(db, "m1")).toMatchObject({ email: pseudonym })
    expect(await found()).toEqual([])
  })

  it("gives way to a dispatcher that locks the same messages in another order", async () => {
    await sent("m1")
    await sent("m2")
    const dispatcher = await ledger.other.transaction()
    await dispatcher("post_purchase_message")
      .where({ id: "m2" })
      .update({ updated_at: new Date() })
    const erasing = erase()
    await waitForWaiting()
    // The erasure has m1 by now and waits for m2: a circle, if nobody gives way.
    await dispatcher("post_purchase_message")
      .where({ id: "m1" })
      .update({ updated_at: new Date() })
    await dispatcher.commit()
    await erasing
    expect(await found()).toEqual([])
  })

  const found = () => findInLedger(askOf(db), EMAIL)
  const openErasures = () => readOpenErasures(db, null, 10)
  let requests = 0

  function erase() {
    requests += 1
    return erasePerson(db, {
      id: `ppera_${requests}`,
      email: EMAIL,
      email_hash: hash,
      cart_ids: [],
      actor_id: null,
      suppression_id: `ppsup_${requests}`,
    })
  }

  async function finish(): Promise<void> {
    for (const erasure of await openErasures()) {
      await continueErasure(db, erasure)
    }
  }

  async function plan(id: string, email = EMAIL): Promise<void> {
    await planMessages(db, [plannedMessage(id, { email })])
  }

  async function sent(id: string): Promise<void> {
    await plan(id)
    await db("post_purchase_message")
      .where({ id })
      .update({ state: "sent", settled_at: new Date() })
  }

  function seal(id: string, fence: number, ...others: string[]) {
    const batch = {
      id: "ppbat_1",
      provider: "resend",
      idempotency_key: "ppkey_1",
      fence,
      lease_seconds: 60,
    }
    return sealBatch(db, batch, [
      sealedMail(id, 0, { email: EMAIL }),
      ...others.map((other, index) =>
        sealedMail(other, index + 1, { email: "june@example.com" })
      ),
    ])
  }

  function settle(fence: number, outcomes: MailOutcome[]): Promise<boolean> {
    return settleBatch(db, { id: "ppbat_1", fence }, outcomes)
  }

  function purchase(id: string) {
    return {
      id,
      email: EMAIL,
      placed_at: new Date(),
      currency_code: "eur",
      total: 1,
      refunded: 0,
      net: 1,
    }
  }

  /** Until a statement of this database waits for a lock. */
  async function waitForWaiting(): Promise<void> {
    const watcher = ledger.connect()
    for (;;) {
      const { rows } = await watcher.raw(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`
      )
      if (rows[0].waiting) {
        return
      }
    }
  }
})
