import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { eraseLateReports } from "../../../src/modules/post-purchase/queries/erase-late"
import { erasePerson } from "../../../src/modules/post-purchase/queries/erase-person"
import { resolveUnknown } from "../../../src/modules/post-purchase/queries/resolve-unknown"
import { isPseudonym, pseudonymOf } from "../../../src/modules/post-purchase/pseudonym"
import { openKeyRing } from "../../../src/signing/key-ring"
import { findInLedger } from "../../support/find-in-ledger"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { askOf, fillRow } from "./support/fill-ledger"
import {
  type Person,
  addHit,
  addMessage,
  addPerson,
  snapshot,
} from "./support/person-rows"

describe("erasing a person", () => {
  let ledger: LedgerDatabase
  let db: Knex
  let mara: Person
  let june: Person
  let requests = 0

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    db = ledger.db
    const { hashEmail } = await openKeyRing(db)
    const person = (key: string): Person => ({
      key,
      email: `${key}@example.com`,
      hash: hashEmail(`${key}@example.com`),
    })
    mara = person("mara")
    june = person("june")
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await db.raw(
      `truncate post_purchase_message, post_purchase_batch, post_purchase_contact,
         post_purchase_consent, post_purchase_consent_capture, post_purchase_suppression,
         post_purchase_hit, post_purchase_purchase, post_purchase_conversion,
         post_purchase_shipment_report, post_purchase_erasure, post_purchase_review,
         post_purchase_review_version, post_purchase_survey_answer,
         post_purchase_follow_up`
    )
  })

  const erase = (person: Person, connection = db) => {
    requests += 1
    return erasePerson(connection, {
      id: `ppera_${requests}`,
      email: person.email,
      email_hash: person.hash,
      cart_ids: [`cart_${person.key}`],
      actor_id: "user_1",
      suppression_id: `ppsup_new_${requests}`,
    })
  }
  const only = async (table: string): Promise<Record<string, unknown>> => {
    const rows = await db(`post_purchase_${table}`)
    expect(rows).toHaveLength(1)
    return rows[0]
  }

  it("leaves the address in no column of any table", async () => {
    await addPerson(db, mara)
    const before = await findInLedger(askOf(db), mara.email)
    // Were a table not filled, the emptiness below would mean nothing.
    expect(new Set(before.map((column) => column.split(".")[0])).size).toBe(13)
    expect(before).toEqual(
      expect.arrayContaining([
        "post_purchase_batch.last_error",
        "post_purchase_consent.wording",
        "post_purchase_consent_capture.decisions",
        "post_purchase_hit.payload",
        "post_purchase_hit.user_agent",
        "post_purchase_message.envelope",
        "post_purchase_message.last_error",
        "post_purchase_message.links",
        "post_purchase_message.incentive",
        "post_purchase_message.mentions",
        "post_purchase_message.rendered_html",
        "post_purchase_review.response",
        "post_purchase_review_version.body",
        "post_purchase_review_version.photos",
        "post_purchase_shipment_report.reason",
        "post_purchase_suppression.detail",
      ])
    )

    const result = await erase(mara)
    expect(result).toEqual({
      erased: {
        post_purchase_contact: 1,
        post_purchase_consent: 2,
        post_purchase_consent_capture: 1,
        post_purchase_message: 1,
        post_purchase_hit: 1,
        post_purchase_purchase: 1,
        post_purchase_shipment_report: 1,
        post_purchase_review: 1,
        post_purchase_review_version: 1,
        post_purchase_survey_answer: 1,
        post_purchase_follow_up: 1,
        post_purchase_suppression: 1,
        post_purchase_batch: 1,
      },
      stopped: [],
      pending: 0,
      photos: ["photo-mara.jpg"],
    })
    expect(await findInLedger(askOf(db), mara.email)).toEqual([])
    expect(await findInLedger(askOf(db), "cus_mara")).toEqual([])
  })

  it("keeps what the reports count", async () => {
    await addPerson(db, mara)
    const conversion = await only("conversion")
    await erase(mara)

    const pseudonym = pseudonymOf(mara.hash)
    expect(isPseudonym(pseudonym)).toBe(true)
    expect(await only("message")).toMatchObject({
      email: pseudonym,
      customer_id: null,
      order_id: "order_mara",
      state: "sent",
      external_id: "re_ppmsg_mara",
      payload_emptied_at: expect.any(Date),
    })
    expect(await only("hit")).toMatchObject({
      message_id: "ppmsg_mara",
      kind: "open",
      label: "human",
      payload: null,
      ip_range: null,
      network: null,
    })
    expect(await only("purchase")).toMatchObject({
      id: "order_mara",
      email: pseudonym,
      customer_id: null,
      country_code: "de",
      erased_at: expect.any(Date),
    })
    expect(await only("conversion")).toEqual(conversion)
    expect(await only("review")).toMatchObject({
      email: pseudonym,
      customer_id: null,
      state: "published",
      published_version: 1,
      response: null,
      erased_at: expect.any(Date),
    })
    expect(await only("review_version")).toMatchObject({
      rating: 4,
      title: null,
      body: null,
      author: null,
      photos: [],
    })
    expect(await only("suppression")).toMatchObject({
      email_hash: mara.hash,
      email: null,
      detail: null,
      reason: "hard-bounce",
      lifted_at: null,
    })
    expect(await only("erasure")).toMatchObject({
      email_hash: mara.hash,
      email: null,
      actor_id: "user_1",
      completed_at: expect.any(Date),
    })
  })

  it("touches nobody else", async () => {
    await addPerson(db, mara)
    await addPerson(db, june)
    await addHit(db, june, "pphit_stray_june", null)
    const before = await snapshot(db, "june")
    expect(before).toHaveLength(16)
    await erase(mara)
    expect(await snapshot(db, "june")).toEqual(before)
  })

  it("is safe to repeat, and each request is a row", async () => {
    await addPerson(db, mara)
    await erase(mara)
    const after = (await snapshot(db, "mara")).filter((row) => !row.includes("ppera"))
    const again = await erase(mara)
    expect(new Set(Object.values(again.erased))).toEqual(new Set([0]))
    expect((await snapshot(db, "mara")).length).toBe(after.length)
    expect(await db("post_purchase_erasure")).toHaveLength(2)
  })

  it("erases once when two ask at the same moment", async () => {
    await addPerson(db, mara)
    const results = await Promise.all([erase(mara), erase(mara, ledger.other)])
    const total = (table: string) =>
      results.reduce((sum, { erased }) => sum + erased[table], 0)
    expect(total("post_purchase_contact")).toBe(1)
    expect(total("post_purchase_consent")).toBe(2)
    expect(total("post_purchase_purchase")).toBe(1)
    expect(results.map(({ pending }) => pending)).toEqual([0, 0])
    expect(await findInLedger(askOf(db), mara.email)).toEqual([])
  })

  it.each([
    ["withdrawn", 1],
    ["granted", 0],
    ["requested", 0],
  ])("remembers by the hash alone that a topic was %s: %i", async (action, kept) => {
    const row = { email: mara.email, topic: "offers", source: "preference-page" }
    for (const [id, said] of [
      ["ppcst_1", action === "withdrawn" ? "granted" : "withdrawn"],
      ["ppcst_2", action],
    ]) {
      await fillRow(db, "post_purchase_consent", mara.email, {
        ...row,
        id,
        dedupe_key: null,
        action: said,
      })
    }
    await erase(mara)
    const rows = await db("post_purchase_suppression")
    expect(rows).toHaveLength(kept)
    for (const suppression of rows) {
      expect(suppression).toMatchObject({
        email_hash: mara.hash,
        email: null,
        detail: null,
        reason: "unsubscribe",
        lifted_at: null,
      })
    }
  })

  it("does not take a no to being measured for a no to mail", async () => {
    await fillRow(db, "post_purchase_consent", mara.email, {
      id: "ppcst_1",
      dedupe_key: null,
      email: mara.email,
      topic: "tracking",
      action: "withdrawn",
      source: "preference-page",
    })
    await erase(mara)
    expect(await db("post_purchase_suppression")).toEqual([])
    expect(await db("post_purchase_consent")).toEqual([])
  })

  it("keeps an unsubscription that stood already, once", async () => {
    await addPerson(db, mara)
    await db("post_purchase_suppression").update({ reason: "unsubscribe" })
    await db("post_purchase_consent").update({ action: "withdrawn" })
    await erase(mara)
    expect(await only("suppression")).toMatchObject({
      id: "ppsup_mara",
      reason: "unsubscribe",
      email: null,
    })
  })

  it.each(["sent", "skipped", "failed", "unknown", "canceled"])(
    "empties a message that is %s and leaves its state",
    async (state) => {
      await addMessage(db, mara, "ppmsg_1", {
        state,
        skip_reason: state === "skipped" ? "too-late" : null,
      })
      expect(await erase(mara)).toMatchObject({ stopped: [], pending: 0 })
      expect(await only("message")).toMatchObject({
        state,
        skip_reason: state === "skipped" ? "too-late" : null,
        email: pseudonymOf(mara.hash),
        rendered_subject: null,
        rendered_html: null,
        rendered_text: null,
        envelope: null,
        links: null,
        last_error: null,
      })
    }
  )

  it.each(["unknown", "failed"])(
    "is not written to again when an admin has a message that is %s sent again",
    async (state) => {
      await addMessage(db, mara, "ppmsg_1", { state })
      await erase(mara)
      expect(await resolveUnknown(db, ["ppmsg_1"], false)).toEqual([])
      expect(await only("message")).toMatchObject({ state })
      // That it did arrive may still be said.
      expect(await resolveUnknown(db, ["ppmsg_1"], true)).toEqual(
        state === "unknown" ? ["ppmsg_1"] : []
      )
    }
  )

  it("finds what has no address by the person's orders", async () => {
    await addPerson(db, mara)
    await addMessage(db, mara, "ppmsg_2", {
      email: null,
      state: "skipped",
      skip_reason: "no-email",
    })
    await erase(mara)
    expect(
      await db("post_purchase_message").where({ id: "ppmsg_2" }).first()
    ).toMatchObject({
      email: null,
      customer_id: null,
      last_error: null,
      rendered_html: null,
    })
  })

  it("empties events about mail that the ledger does not know", async () => {
    await addHit(db, mara, "pphit_1", null)
    const { erased } = await erase(mara)
    expect(erased.post_purchase_hit).toBe(1)
    expect(await only("hit")).toMatchObject({ payload: null, kind: "open" })
  })

  it("finds the words of a batch that was divided since", async () => {
    await addPerson(db, mara)
    await fillRow(db, "post_purchase_batch", mara.email, {
      id: "ppbat_whole",
      state: "split",
      provider: "resend",
      idempotency_key: "ppkey_whole",
    })
    await erase(mara)
    expect((await db("post_purchase_batch")).map(({ last_error }) => last_error)).toEqual(
      [null, null]
    )
  })

  it("empties what providers report later, and only of people who were erased", async () => {
    await addPerson(db, mara)
    await addPerson(db, june)
    await erase(mara)
    await addHit(db, mara, "pphit_late", "ppmsg_mara")
    await db("post_purchase_message")
      .where({ id: "ppmsg_mara" })
      .update({ last_error: `${mara.email} does not exist` })
    // A complaint that was read before the erasure and written after it.
    await fillRow(db, "post_purchase_suppression", mara.email, {
      id: "ppsup_late",
      email_hash: mara.hash,
      email: mara.email,
      reason: "complaint",
      message_id: "ppmsg_mara",
      lifted_at: null,
      lifted_by: null,
    })
    expect(await findInLedger(askOf(db), mara.email)).not.toEqual([])
    expect(await eraseLateReports(db)).toBe(3)
    expect(await findInLedger(askOf(db), mara.email)).toEqual([])
    expect(await findInLedger(askOf(db), june.email)).toContain(
      "post_purchase_hit.payload"
    )
    expect(await eraseLateReports(db)).toBe(0)
  })
})
