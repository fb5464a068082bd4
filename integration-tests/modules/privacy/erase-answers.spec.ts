import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  continueErasure,
  erasePerson,
} from "../../../src/modules/post-purchase/queries/erase-person"
import { pseudonymOf } from "../../../src/modules/post-purchase/pseudonym"
import { openKeyRing } from "../../../src/signing/key-ring"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { type Person, addMessage, addPerson } from "./support/person-rows"

describe("erasing what a person answered and was written", () => {
  let ledger: LedgerDatabase
  let db: Knex
  let mara: Person
  let june: Person

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
    const { rows } = await db.raw(
      `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables
       where schemaname = 'public' and tablename like 'post\\_purchase\\_%'
         and tablename not in ('post_purchase_cursor', 'post_purchase_signing_key')`
    )
    await db.raw(`truncate ${rows[0].tables}`)
    await addPerson(db, mara)
    await addPerson(db, june)
  })

  const erase = () =>
    erasePerson(db, {
      id: "ppera_1",
      email: mara.email,
      email_hash: mara.hash,
      cart_ids: [],
      actor_id: null,
      suppression_id: "ppsup_1",
    })
  /** What the team was told of Mara's answer: it names her, at another address. */
  const addAlert = (fields: Record<string, string | number | Date | null>) =>
    addMessage(db, { ...mara, email: "team@example.com" }, "ppmsg_alert", {
      dedupe_key: "team-alert/low-score/survey-answer:ppsur_mara",
      flow: "team-alert",
      step: "low-score",
      subject: "survey-answer:ppsur_mara",
      customer_id: null,
      order_id: null,
      rendered_html: "<p>Mara was not happy</p>",
      ...fields,
    })
  const alert = () => db("post_purchase_message").where({ id: "ppmsg_alert" }).first()

  it("keeps the score for the reports, and none of the words", async () => {
    await erase()
    expect(
      await db("post_purchase_survey_answer").where({ id: "ppsur_mara" }).first()
    ).toMatchObject({
      email: pseudonymOf(mara.hash),
      customer_id: null,
      order_id: "order_mara",
      score: 3,
      comment: null,
      tags: [],
      erased_at: expect.any(Date),
    })
    expect(
      await db("post_purchase_follow_up").where({ id: "ppfol_mara" }).first()
    ).toMatchObject({
      email: pseudonymOf(mara.hash),
      customer_id: null,
      content: {},
      dedupe_key: "erased:ppfol_mara",
      erased_at: expect.any(Date),
    })
  })

  it("touches nobody else's", async () => {
    const read = () =>
      Promise.all([
        db("post_purchase_survey_answer").where({ id: "ppsur_june" }),
        db("post_purchase_follow_up").where({ id: "ppfol_june" }),
      ])
    const before = await read()
    await erase()
    expect(await read()).toEqual(before)
  })

  it("empties what the team was told of the person", async () => {
    await addAlert({})
    await erase()
    expect(await alert()).toMatchObject({
      state: "sent",
      email: pseudonymOf(mara.hash),
      rendered_html: null,
      rendered_text: null,
      rendered_subject: null,
    })
  })

  it("stops what the team was to be told", async () => {
    await addAlert({ state: "scheduled", rendered_html: null })
    expect((await erase()).stopped).toEqual(["ppmsg_alert"])
    expect(await alert()).toMatchObject({ state: "skipped", skip_reason: "erased" })
  })

  it("stops a personal message that waits", async () => {
    await addMessage(db, mara, "ppmsg_letter", {
      dedupe_key: "personal-follow-up/service/follow-up:ppfol_mara",
      flow: "personal-follow-up",
      step: "service",
      subject: "follow-up:ppfol_mara",
      state: "scheduled",
    })
    expect((await erase()).stopped).toEqual(["ppmsg_letter"])
  })

  it("comes back for an alert that was just on its way out", async () => {
    await addAlert({ state: "claimed", batch_id: "ppbat_open", batch_position: 0 })
    expect((await erase()).pending).toBe(1)
    expect((await alert()).rendered_html).toContain("Mara")
    await db("post_purchase_message")
      .where({ id: "ppmsg_alert" })
      .update({ state: "sent" })
    const round = await continueErasure(db, {
      id: "ppera_1",
      email: mara.email,
      email_hash: mara.hash,
    })
    expect(round?.pending).toBe(0)
    expect((await alert()).rendered_html).toBeNull()
  })

  it("comes back for an answer that was given while its invitation was on its way out", async () => {
    await addMessage(db, mara, "ppmsg_ask", {
      dedupe_key: "nps-survey/ask/order:order_mara",
      flow: "nps-survey",
      step: "ask",
      state: "claimed",
      batch_id: "ppbat_open",
      batch_position: 0,
    })
    expect((await erase()).pending).toBe(1)
    await db("post_purchase_survey_answer")
      .where({ id: "ppsur_mara" })
      .update({ message_id: "ppmsg_ask", email: mara.email, comment: "I am Mara" })
    await db("post_purchase_message").where({ id: "ppmsg_ask" }).update({ state: "sent" })
    await continueErasure(db, {
      id: "ppera_1",
      email: mara.email,
      email_hash: mara.hash,
    })
    expect(
      await db("post_purchase_survey_answer").where({ id: "ppsur_mara" }).first()
    ).toMatchObject({ email: pseudonymOf(mara.hash), comment: null, score: 3 })
  })
})
