import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { RecordConsentInput } from "../../src/workflows/consent/workflows/record-consent"
import type { UnsubscribeInput } from "../../src/workflows/consent/workflows/unsubscribe"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  changeSettings,
  consentLog,
  contacts,
  latestConsents,
  openSuppressions,
  recordEvents,
} from "./support/consent"
import {
  ALL_OFF,
  EMAIL,
  WORDING,
  confirmSubscription,
  mailedTo,
  recordConsent,
  unsubscribeBy,
} from "./support/consent-workflows"
import { installPlanGate, type PlanGate } from "./support/plan-gate"

describe("what people agree to", () => {
  let store: TestStore
  let gate: PlanGate

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
  })

  const record = (fields?: Partial<RecordConsentInput>) => recordConsent(store, fields)
  const confirm = (contact_id: string) => confirmSubscription(store, contact_id)
  const unsubscribe = (fields: Partial<UnsubscribeInput>) => unsubscribeBy(store, fields)
  const mailed = (topics?: string[], email?: string) =>
    mailedTo(store, gate, topics, email)

  describe("recording it", () => {
    it("keeps the proof, and finds the same statement again", async () => {
      const statement = {
        email: " Mara@Example.com. ",
        ip: "192.0.2.1",
        user_agent: "Firefox",
        locale: "de-at",
        time_zone: "Europe/Vienna",
        country_code: "AT",
        dedupe_key: "form:1",
        occurred_at: "2026-11-20T10:00:00+01:00",
      }
      const first = await record(statement)
      expect(first).toEqual({
        contact_id: expect.stringMatching(/^ppcon_/),
        recorded: 1,
        unconfirmed: [],
      })
      expect(await record(statement)).toEqual({ ...first, recorded: 0 })
      expect(await consentLog(store)).toMatchObject([
        {
          dedupe_key: "form:1:tips",
          email: EMAIL,
          action: "granted",
          source: "storefront",
          wording: WORDING,
          ip: "192.0.2.1",
          user_agent: "Firefox",
          locale: "de-AT",
          occurred_at: new Date("2026-11-20T09:00:00Z"),
        },
      ])
      expect(await contacts(store)).toMatchObject([
        { email: EMAIL, locale: "de-AT", time_zone: "Europe/Vienna", country_code: "at" },
      ])
    })

    it.each<[string, Partial<RecordConsentInput>, RegExp]>([
      ["a yes without wording", { wording: " " }, /consent to tips has no wording/i],
      ["what is no address", { email: "mara at example" }, /is not an e-mail address/],
      ["a time zone of Mars", { time_zone: "Mars/Olympus" }, /There is no time zone/],
      ["a moment that is none", { occurred_at: "soon" }, /is not a moment/],
      ["a language that is none", { locale: "de_DE!" }, /is not a language tag/],
    ])("refuses %s, and records nothing", async (_, fields, message) => {
      await expect(record(fields)).rejects.toMatchObject({
        type: "invalid_data",
        message: expect.stringMatching(message),
      })
      expect(await consentLog(store)).toEqual([])
      expect(await contacts(store)).toEqual([])
    })

    it("takes a no without wording", async () => {
      const decisions = [{ topic: "tips" as const, granted: false }]
      expect(await record({ decisions, wording: null })).toMatchObject({ recorded: 1 })
      expect(await latestConsents(store, EMAIL)).toEqual({ tips: "withdrawn" })
    })
  })

  describe("double opt-in", () => {
    beforeEach(() => changeSettings(store, { consent: { mode: "double-opt-in" } }))
    const both = [
      { topic: "tips" as const, granted: true },
      { topic: "offers" as const, granted: true },
      { topic: "tracking" as const, granted: true },
    ]

    it("asks by mail, once a day, and counts from the confirmation", async () => {
      const { contact_id, ...recorded } = await record({ decisions: both, locale: "de" })
      expect(recorded).toEqual({ recorded: 3, unconfirmed: ["offers", "tips"] })
      expect(await record({ decisions: both })).toMatchObject({
        unconfirmed: ["offers", "tips"],
      })
      expect(await gate.release({ flow: "subscription" })).toMatchObject({
        step: "confirm",
        state: "sent",
      })
      const mails = store.resend.emails()
      expect(mails).toHaveLength(1)
      expect(mails[0].html).toContain('lang="de"')
      expect(mails[0].html).toContain(`${store.baseUrl}/post-purchase/confirm/`)
      expect(Object.keys(mails[0].headers).join()).not.toMatch(/list-unsubscribe/i)

      expect(await confirm(contact_id ?? "")).toEqual({
        status: "confirmed",
        topics: expect.arrayContaining(["offers", "tips"]),
      })
      const log = (await consentLog(store)).slice(-2)
      for (const row of log) {
        expect(row).toMatchObject({
          action: "granted",
          source: "confirmation-link",
          is_confirmed: true,
          wording: WORDING,
          ip: "192.0.2.9",
          user_agent: "Mail/1.0",
        })
      }
    })

    it("confirms once, however often the link is pressed, even twice at once", async () => {
      const { contact_id } = await record({ decisions: both })
      const id = contact_id ?? ""
      const answers = await Promise.all([confirm(id), confirm(id), confirm(id)])
      for (const answer of [...answers, await confirm(id)]) {
        expect(answer.status).toBe("confirmed")
        expect([...answer.topics].sort()).toEqual(["offers", "tips"])
      }
      expect(
        (await consentLog(store)).filter(({ source }) => source === "confirmation-link")
      ).toHaveLength(2)
    })

    it("leaves withdrawn what was withdrawn before it was confirmed", async () => {
      const { contact_id } = await record({ decisions: both })
      await record({ decisions: [{ topic: "tips", granted: false }] })
      expect(await confirm(contact_id ?? "")).toEqual({
        status: "confirmed",
        topics: ["offers"],
      })
      expect(await latestConsents(store, EMAIL)).toMatchObject({
        tips: "withdrawn",
        offers: "granted",
      })
    })

    it("has nothing to confirm for whoever asked for nothing, and knows no stranger", async () => {
      const { contact_id } = await record({
        decisions: [{ topic: "tips", granted: false }],
      })
      expect(await confirm(contact_id ?? "")).toEqual({
        status: "nothing-to-confirm",
        topics: [],
      })
      expect(await confirm("ppcon_stranger")).toEqual({ status: "unknown", topics: [] })
    })

    it("drops the mail when the request is withdrawn before it leaves", async () => {
      await record({ decisions: both })
      await record({ decisions: both.map(({ topic }) => ({ topic, granted: false })) })
      expect(await gate.release({ flow: "subscription" })).toMatchObject({
        state: "skipped",
        skip_reason: "nothing-to-confirm",
      })
    })
  })

  describe("unsubscribing", () => {
    it("ends all marketing at once, says it once, and counts it against the mail", async () => {
      const message = await mailed()
      const events = recordEvents(store, "post_purchase.contact_unsubscribed")
      const pressed = { message_id: message.id }
      expect(await unsubscribe(pressed)).toEqual({ status: "unsubscribed", topic: null })
      expect(await unsubscribe(pressed)).toEqual({ status: "already", topic: null })

      expect(await latestConsents(store, EMAIL)).toEqual(ALL_OFF)
      const withdrawn = (await consentLog(store)).filter(
        ({ action }) => action === "withdrawn"
      )
      expect(withdrawn).toHaveLength(5)
      expect(withdrawn[0]).toMatchObject({
        source: "one-click",
        ip: "192.0.2.8",
        user_agent: "Mail/1.0",
        message_id: message.id,
        wording: null,
      })
      expect(await openSuppressions(store, EMAIL)).toEqual(["unsubscribe"])
      const { rows: hits } = await store.sql.query(
        `select message_id, flow, step, source, method, times, ip_range
         from post_purchase_hit where kind = 'unsubscribe'`
      )
      expect(hits).toEqual([
        {
          message_id: message.id,
          flow: "thank-you",
          step: "thanks",
          source: "page",
          method: "POST",
          times: 2,
          ip_range: "192.0.2.0/24",
        },
      ])

      const other = await mailed(["tips"], "june@example.com")
      await unsubscribe({ message_id: other.id })
      const [contact] = (await contacts(store)).filter(({ email }) => email === EMAIL)
      expect(await events.atLeast(2)).toEqual([
        { id: contact.id, topic: null, message_id: message.id },
        expect.objectContaining({ message_id: other.id }),
      ])
      events.stop()
    })

    it("presses that come at once are one", async () => {
      const message = await mailed()
      const pressed = { message_id: message.id }
      const answers = await Promise.all([1, 2, 3, 4].map(() => unsubscribe(pressed)))
      expect(answers.map(({ status }) => status).sort()).toEqual([
        "already",
        "already",
        "already",
        "unsubscribed",
      ])
      expect(
        (await consentLog(store)).filter(({ action }) => action === "withdrawn")
      ).toHaveLength(5)
    })

    it("ends one topic alone", async () => {
      const message = await mailed()
      const pressed = { message_id: message.id, topic: "tips" as const }
      expect(await unsubscribe(pressed)).toEqual({
        status: "unsubscribed",
        topic: "tips",
      })
      expect(await unsubscribe(pressed)).toEqual({ status: "already", topic: "tips" })
      expect(await latestConsents(store, EMAIL)).toEqual({
        tips: "withdrawn",
        offers: "granted",
      })
      expect(await openSuppressions(store, EMAIL)).toEqual([])
    })

    it("skips what is planned already, and sends again after a fresh yes", async () => {
      await store.admin.send("POST", "/admin/post-purchase/flows/thank-you", {
        enabled: true,
      })
      await changeSettings(store, { sending: { quiet_hours: null } })
      const first = await mailed()
      await unsubscribe({ message_id: first.id })
      expect(await gate.release({ id: first.id })).toMatchObject({
        state: "skipped",
      })
      const second = await mailed(["offers"])
      expect(await openSuppressions(store, EMAIL)).toEqual([])
      expect(await latestConsents(store, EMAIL)).toEqual({
        ...ALL_OFF,
        offers: "granted",
      })
      expect(second.state).toBe("scheduled")
      const { rows } = await store.sql.query(
        "select lifted_by, lifted_at from post_purchase_suppression"
      )
      expect(rows).toEqual([{ lifted_by: "checkout", lifted_at: expect.any(Date) }])
    })

    it("answers kindly for a mail that is gone, and for a person who was erased", async () => {
      const message = await mailed()
      const before = await consentLog(store)
      await store.sql.query(`update post_purchase_message set email = null`)
      for (const message_id of [message.id, "ppmsg_gone", ""]) {
        expect(await unsubscribe({ message_id })).toEqual({
          status: "unknown",
          topic: null,
        })
      }
      expect(await consentLog(store)).toEqual(before)
    })

    it("works for somebody who is no contact yet", async () => {
      const message = await mailed()
      await store.sql.query("truncate post_purchase_contact, post_purchase_consent")
      expect(await unsubscribe({ message_id: message.id })).toMatchObject({
        status: "unsubscribed",
      })
      expect(await latestConsents(store, EMAIL)).toEqual(ALL_OFF)
    })
  })
})
