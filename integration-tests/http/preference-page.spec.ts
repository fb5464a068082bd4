import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { TokenUse } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import { expectPublicPage } from "./support/expect-public-page"
import {
  type BareAnswer,
  ROOT,
  bareRequest,
  knownContact,
  ledgerDigest,
  postForm,
  signFor,
} from "./support/public-pages"
import {
  ALL_TOPICS,
  consentsByTopic,
  suppressionReasons,
  withdrawnTopics,
} from "./support/said-on-pages"

const DAY_MS = 86_400_000

describe("the public pages", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  const consents = () => consentsByTopic(store)
  const withdrawn = () => withdrawnTopics(store)
  const suppressions = () => suppressionReasons(store)

  describe("the preference centre", () => {
    it.each(["GET", "HEAD"])(
      "shows what a person gets on %s and changes nothing",
      async (method) => {
        const { path } = await centre()
        const before = await ledgerDigest(store)
        const answer = await bareRequest(store, { method, path })
        expect(answer.status).toBe(200)
        expectPublicPage(answer)
        expect(await ledgerDigest(store)).toEqual(before)
        if (method === "GET") {
          expect(ticked(answer)).toEqual([])
          expect(chosen(answer)).toEqual({
            frequency: "all",
            pause: "none",
            language: "en",
          })
          expect(answer.body).not.toContain(`role="status"`)
          expect(answer.body).toContain("Opens and clicks")
        }
      }
    )

    it("saves, leads to a page that says so, and keeps the sentence that was shown", async () => {
      const { path, contactId } = await centre({ locale: "de-AT" })
      const shown = await bareRequest(store, { path })
      const answer = await postForm(store, path, {
        action: "save",
        topic: ["tips", "offers", "tracking"],
        frequency: "monthly",
        pause: "1-month",
        language: "de",
      })
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toBe("?saved=1")
      const saved = await bareRequest(store, { path: `${path}?saved=1` })
      expect(saved.body).toMatch(
        /role="status"[^>]*autofocus[^>]*>\s*Ihre Einstellungen sind gespeichert\./
      )
      expect(saved.body).toContain("<title>Gespeichert: E‑Mail-Einstellungen")
      expect(ticked(saved)).toEqual(["tips", "offers", "tracking"])
      expect(chosen(saved)).toEqual({
        frequency: "monthly",
        pause: "keep",
        language: "de",
      })

      const { rows: granted } = await store.sql.query(
        `select topic, action, source, is_confirmed, wording from post_purchase_consent
         order by sequence`
      )
      const [, sentence] = /<p id="consent"[^>]*>\s*(.*?)\s*<\/p>/s.exec(shown.body) ?? []
      expect(sentence).toMatch(/^Wenn Sie ein Thema ankreuzen .* Lindgren &amp; Roe/)
      expect(granted.map(({ topic, action }) => `${topic} ${action}`)).toEqual([
        "tips granted",
        "offers granted",
        "tracking granted",
      ])
      for (const row of granted) {
        expect(row).toMatchObject({ source: "preference-page", is_confirmed: true })
        expect(row.wording).toContain(sentence.replace("&amp;", "&"))
        expect(row.wording).toContain("Öffnungen und Klicks: Messen, ob ich")
      }
      const { rows } = await store.sql.query(
        `select locale, frequency, round(extract(epoch from paused_until - now()) / 86400) as days
         from post_purchase_contact where id = $1`,
        [contactId]
      )
      expect(rows).toEqual([{ locale: "de-AT", frequency: "monthly", days: "30" }])
    })

    it("records a box once: saving again changes nothing, unticking takes it back", async () => {
      const { path } = await centre()
      const form = { action: "save", frequency: "all", pause: "none", language: "en" }
      const both = ["tips", "surveys"]
      await postForm(store, path, { ...form, topic: both })
      await postForm(store, path, { ...form, topic: both, shown: both })
      await postForm(store, path, { ...form, topic: "tips", shown: both })
      expect((await consents()).map(({ topic, action }) => `${topic} ${action}`)).toEqual(
        ["surveys granted", "surveys withdrawn", "tips granted"]
      )
      expect(ticked(await bareRequest(store, { path }))).toEqual(["tips"])
    })

    it("takes no box that was not touched for a yes or a no", async () => {
      await store.admin.send("POST", "/admin/post-purchase/settings", {
        consent: { mode: "soft-opt-in", strict_countries: [] },
      })
      const { path } = await centre()
      await store.sql.query(
        `insert into post_purchase_purchase
           (id, email, placed_at, currency_code, total, refunded, net)
         values ('order_1', 'marlene@example.com', now(), 'eur', 10, 0, 10)`
      )
      const page = await bareRequest(store, { path })
      expect(ticked(page).sort()).toEqual(ALL_TOPICS)
      const form = { action: "save", language: "de", frequency: "weekly" }
      await postForm(store, path, { ...form, topic: ticked(page), shown: ticked(page) })
      expect(await consents()).toEqual([])

      await store.admin.send("POST", "/admin/post-purchase/settings", {
        consent: { mode: "opt-in" },
      })
      expect(ticked(await bareRequest(store, { path }))).toEqual([])
      await postForm(store, path, form)
      expect(await consents()).toEqual([])
      expect(await suppressions()).toEqual([])
    })

    it("is left by unticking the last topic", async () => {
      const { path } = await centre()
      await postForm(store, path, { action: "save", topic: ["tips"] })
      await postForm(store, path, { action: "save", shown: ["tips"] })
      expect(await suppressions()).toEqual(["unsubscribe"])
      await postForm(store, path, { action: "save", topic: ["offers"] })
      expect(await suppressions()).toEqual([])
      expect(ticked(await bareRequest(store, { path }))).toEqual(["offers"])
    })

    it("keeps a pause that was shown, and ends it when asked to", async () => {
      const { path, contactId } = await centre()
      const until = new Date(Date.now() + 40 * DAY_MS)
      await store.sql.query(
        "update post_purchase_contact set paused_until = $2 where id = $1",
        [contactId, until]
      )
      const paused = async () => {
        const { rows } = await store.sql.query(
          "select paused_until from post_purchase_contact where id = $1",
          [contactId]
        )
        return rows[0].paused_until as Date | null
      }
      expect(chosen(await bareRequest(store, { path })).pause).toBe("keep")
      await postForm(store, path, { action: "save", pause: "keep" })
      expect(await paused()).toEqual(until)
      await postForm(store, path, { action: "save", pause: "none" })
      expect(await paused()).toBeNull()
    })

    it("leaves everything with one button", async () => {
      const { path } = await centre()
      await postForm(store, path, { action: "save", topic: ["tips", "tracking"] })
      const answer = await postForm(store, path, { action: "leave" })
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toBe("?saved=unsubscribed")
      const saved = await bareRequest(store, { path: `${path}?saved=unsubscribed` })
      expect(saved.body).toContain("You’re unsubscribed from all marketing emails.")
      expect(ticked(saved)).toEqual([])
      expect(await suppressions()).toEqual(["unsubscribe"])
    })

    it("takes a no from somebody who never said yes", async () => {
      const { path } = await centre()
      await postForm(store, path, { action: "leave" })
      expect(await suppressions()).toEqual(["unsubscribe"])
      expect(await withdrawn()).toEqual(ALL_TOPICS)
    })

    it("asks for measurement only where the store needs consent for it", async () => {
      const { path } = await centre()
      for (const tracking of [
        { mode: "individual", requires_consent: false },
        { mode: "aggregate", requires_consent: true },
        { mode: "off", requires_consent: true },
      ]) {
        await store.admin.send("POST", "/admin/post-purchase/settings", { tracking })
        expect((await bareRequest(store, { path })).body).not.toContain(
          `"topic-tracking"`
        )
      }
      await postForm(store, path, { action: "save", topic: ["tips", "tracking"] })
      expect((await consents()).map(({ topic }) => topic)).toEqual(["tips"])
    })

    it.each([
      ["nothing", {}],
      ["no known action", { action: "delete", topic: "tips" }],
      ["a one-click POST", { "List-Unsubscribe": "One-Click" }],
    ])("changes nothing for a form with %s", async (_, fields) => {
      const { path } = await centre()
      await postForm(store, path, { action: "save", topic: "tips" })
      const before = await ledgerDigest(store)
      const answer = await postForm(store, path, fields)
      expect(answer.status).toBe(400)
      expectPublicPage(answer)
      expect(await ledgerDigest(store)).toEqual(before)
    })

    it("passes over values that the page does not offer", async () => {
      const { path, contactId } = await centre({ locale: "de-AT" })
      const answer = await postForm(store, path, {
        action: "save",
        topic: ["tips", "everything", "__proto__", "\u0000"],
        frequency: "hourly",
        pause: "forever",
        language: "tlh",
      })
      expect(answer.status).toBe(303)
      expect((await consents()).map(({ topic }) => topic)).toEqual(["tips"])
      const { rows } = await store.sql.query(
        "select locale, frequency, paused_until from post_purchase_contact where id = $1",
        [contactId]
      )
      expect(rows).toEqual([{ locale: "de-AT", frequency: "all", paused_until: null }])
    })

    it.each([
      ["a megabyte", "application/x-www-form-urlencoded", "x".repeat(1_000_000), 413],
      ["JSON", "application/json", `{"action":"save","topic":["tips"]}`, 400],
      ["broken JSON", "application/json", "{", 400],
      ["text", "text/plain", "action=leave", 400],
      ["a broken multipart body", "multipart/form-data; boundary=x", "--x", 400],
    ])("changes nothing for %s", async (_, type, body, status) => {
      const { path } = await centre()
      const before = await ledgerDigest(store)
      const answer = await bareRequest(store, {
        method: "POST",
        path,
        headers: { "content-type": type },
        body,
      })
      expect(answer.status).toBe(status)
      expectPublicPage(answer)
      expect(await ledgerDigest(store)).toEqual(before)
    })

    async function centre({ locale = null }: { locale?: string | null } = {}) {
      const contactId = await knownContact(store, "marlene@example.com", locale)
      const token = await signFor(store, {
        use: TokenUse.PREFERENCES,
        subject: contactId,
        expiresAt: new Date(Date.now() + DAY_MS),
      })
      return { contactId, path: `${ROOT}/preferences/${token}` }
    }
  })
})

/** The values of the boxes that are ticked. */
const ticked = ({ body }: BareAnswer): string[] =>
  [...body.matchAll(/<input\s[^>]*>/g)].flatMap(([box]) =>
    /\schecked/.test(box) ? [/value="([^"]*)"/.exec(box)?.[1] ?? ""] : []
  )

/** What is chosen, by field. */
const chosen = ({ body }: BareAnswer) =>
  Object.fromEntries(
    [...body.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(
      ([, name, options]) => [
        name,
        /<option\s+value="([^"]*)"[^>]*\sselected/.exec(options)?.[1],
      ]
    )
  )
