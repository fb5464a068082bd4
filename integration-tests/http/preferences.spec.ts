import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { RecordConsentInput } from "../../src/workflows/consent/workflows/record-consent"
import type { SavePreferencesInput } from "../../src/workflows/consent/workflows/save-preferences"
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
  mailedTo,
  recordConsent,
  savePreferences,
  unsubscribeBy,
} from "./support/consent-workflows"
import { messages } from "./support/ledger"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { run } from "./support/workflows"

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
  const save = (fields: Partial<SavePreferencesInput>) => savePreferences(store, fields)
  const unsubscribe = (fields: Partial<UnsubscribeInput>) => unsubscribeBy(store, fields)
  const mailed = (topics?: string[], email?: string) =>
    mailedTo(store, gate, topics, email)

  describe("preferences", () => {
    const someone = async (topics: string[] = ["tips", "offers"]) => {
      const { contact_id } = await record({
        decisions: topics.map((topic) => ({
          topic: topic as "tips",
          granted: true,
        })),
      })
      return contact_id ?? ""
    }

    it("log what changed, with its proof, and nothing else", async () => {
      const contact_id = await someone()
      const preferences = await save({
        contact_id,
        topics: { tips: true, offers: false, surveys: true, reminders: false },
        tracking: true,
        frequency: "weekly",
        locale: "de-AT",
        time_zone: "Europe/Vienna",
        paused_until: new Date(Date.now() + 86_400_000).toISOString(),
        actor_id: "user_1",
      })
      expect(preferences).toEqual({
        topics: {
          tips: true,
          reviews: false,
          surveys: true,
          offers: false,
          reminders: false,
        },
        tracking: true,
        paused_until: expect.stringMatching(/Z$/),
        frequency: "weekly",
        locale: "de-AT",
        time_zone: "Europe/Vienna",
        unconfirmed: [],
      })
      const log = (await consentLog(store)).slice(2)
      expect(log.map(({ topic, action, wording }) => [topic, action, wording])).toEqual([
        ["surveys", "granted", WORDING],
        ["offers", "withdrawn", null],
        ["tracking", "granted", WORDING],
      ])
      expect(log[0]).toMatchObject({
        source: "preference-page",
        is_confirmed: true,
        ip: "192.0.2.7",
        user_agent: "Firefox",
        actor_id: "user_1",
      })
      expect(await contacts(store)).toMatchObject([
        { locale_source: "preference-page", time_zone_source: "preference-page" },
      ])

      expect(
        await save({ contact_id, topics: preferences.topics, tracking: true })
      ).toEqual(preferences)
      expect(await consentLog(store)).toHaveLength(5)
    })

    it("turned off entirely are an unsubscription, and one turned on ends it", async () => {
      const contact_id = await someone()
      const events = recordEvents(store, "post_purchase.contact_unsubscribed")
      await save({ contact_id, topics: { tips: false } })
      expect(await openSuppressions(store, EMAIL)).toEqual([])
      await save({ contact_id, topics: { offers: false } })
      expect(await openSuppressions(store, EMAIL)).toEqual(["unsubscribe"])
      expect(await latestConsents(store, EMAIL)).toEqual(ALL_OFF)
      expect(await events.atLeast(1)).toEqual([
        { id: contact_id, topic: null, message_id: null },
      ])
      events.stop()

      const { topics } = await save({ contact_id, topics: { surveys: true } })
      expect(Object.entries(topics).filter(([, isOn]) => isOn)).toEqual([
        ["surveys", true],
      ])
      expect(await openSuppressions(store, EMAIL)).toEqual([])
    })

    it("show the rules that hold: a buyer is on where a purchase is consent, until they say no", async () => {
      await changeSettings(store, { consent: { mode: "soft-opt-in" } })
      await placeDirectly(store, { email: EMAIL })
      await gate.planned({ step: "confirm" })
      const [contact] = await contacts(store)
      await store.sql.query(
        `insert into post_purchase_purchase
           (id, email, placed_at, currency_code, total, refunded, net)
         values ('order_x', $1, now(), 'eur', 10, 0, 10) on conflict do nothing`,
        [EMAIL]
      )
      const shown = await save({ contact_id: contact.id })
      // Reviews and surveys are advertising in Germany, and need a yes.
      expect(shown.topics).toEqual({
        tips: true,
        reviews: false,
        surveys: false,
        offers: true,
        reminders: true,
      })
      const { topics } = await save({ contact_id: contact.id, topics: { tips: false } })
      expect(topics).toMatchObject({ tips: false, offers: true })
      expect(await latestConsents(store, EMAIL)).toEqual({ tips: "withdrawn" })
    })

    it.each<[string, Partial<SavePreferencesInput>, RegExp]>([
      ["a yes without wording", { topics: { surveys: true }, wording: "" }, /no wording/],
      ["a pause that is over", { paused_until: "2020-01-01T00:00:00Z" }, /which is over/],
      [
        "a pause for ever",
        { paused_until: "2099-01-01T00:00:00Z" },
        /a year long at most/,
      ],
      ["a zone on Mars", { time_zone: "Mars/Olympus" }, /There is no time zone/],
      ["an offset", { time_zone: "+02:00" }, /There is no time zone/],
      ["no language", { locale: "no language" }, /is not a language tag/],
    ])("refuse %s, and save nothing beside it", async (_, fields, message) => {
      const contact_id = await someone()
      const before = [await consentLog(store), await contacts(store)]
      await expect(
        save({ contact_id, topics: { tips: false }, frequency: "monthly", ...fields })
      ).rejects.toMatchObject({
        type: "invalid_data",
        message: expect.stringMatching(message),
      })
      expect([await consentLog(store), await contacts(store)]).toEqual(before)
    })

    it("know no stranger", async () => {
      await expect(save({ contact_id: "ppcon_stranger" })).rejects.toMatchObject({
        type: "not_found",
      })
    })
  })

  describe("a link to the preferences", () => {
    const request = (email: string) =>
      run(store, "request-preferences-link", { email, ip: "192.0.2.1" })

    it("is mailed to whoever is known, at most once an hour", async () => {
      const { contact_id } = await record()
      const answers = [
        await request(" MARA@example.com. "),
        await request(EMAIL),
        await request("stranger@example.com"),
        await request("no address"),
      ]
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      const plans = await messages(store)
      expect(plans).toMatchObject([
        {
          flow: "subscription",
          step: "preferences-link",
          email: EMAIL,
          subject: expect.stringMatching(
            `^contact:${contact_id}:\\d{4}-\\d\\d-\\d\\dT\\d\\d$`
          ),
        },
      ])
      expect(await gate.release({ step: "preferences-link" })).toMatchObject({
        state: "sent",
      })
      const [mail] = store.resend.emails()
      expect(mail.to).toEqual([EMAIL])
      expect(mail.html).toContain(`${store.baseUrl}/post-purchase/preferences/`)
    })

    it("is mailed to whoever unsubscribed, and to nobody whose mail comes back", async () => {
      const message = await mailed()
      await unsubscribe({ message_id: message.id })
      await request(EMAIL)
      await store.sql.query(
        `insert into post_purchase_suppression (id, email_hash, email, reason, suppressed_at)
         select 'ppsup_b', email_hash, email, 'hard-bounce', now()
         from post_purchase_suppression`
      )
      expect(await gate.release({ step: "preferences-link" })).toMatchObject({
        state: "skipped",
        skip_reason: "bounced",
      })
      await store.sql.query("delete from post_purchase_suppression where id = 'ppsup_b'")
      await store.sql.query(
        `update post_purchase_message set dedupe_key = dedupe_key || '-earlier'
         where step = 'preferences-link'`
      )
      await request(EMAIL)
      expect(
        await gate.release({ step: "preferences-link", state: "scheduled" })
      ).toMatchObject({ state: "sent" })
    })
  })
})
