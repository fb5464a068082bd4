import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { TokenUse } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  type BareAnswer,
  bareRequest,
  freshAddress,
  knownContact,
  ledgerDigest,
  oneClick,
  postForm,
  sentMail,
  signFor,
} from "./support/public-pages"

const ROOT = "/post-purchase"
const DAY_MS = 86_400_000

describe("the public pages", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  describe("unsubscribe", () => {
    it.each(["GET", "HEAD"])("shows a page on %s and changes nothing", async (method) => {
      await store.admin.send("POST", "/admin/post-purchase/settings", {
        tracking: { requires_consent: false },
      })
      const { messageId, path } = await unsubscribeLink()
      const before = await ledgerDigest(store)
      const answer = await bareRequest(store, { method, path })
      expect(answer.status).toBe(200)
      expectPublicPage(answer)
      expect(await ledgerDigest(store)).toEqual(before)
      expect(await hits()).toEqual([
        { kind: "page-view", source: "page", method, message_id: messageId },
      ])
      if (method === "HEAD") {
        expect(answer.body).toBe("")
      } else {
        expect(answer.body).toContain("Unsubscribe from all marketing emails")
        expect(answer.body).toContain("Only from “Thanks and tips”")
        expect(answer.body).toContain("ma•••@example.com")
        expect(answer.body).not.toContain("marlene")
      }
    })

    it("unsubscribes a bare HTTP client at once, by the POST of RFC 8058", async () => {
      const { messageId, contactId, path } = await unsubscribeLink()
      const answer = await oneClick(store, path)
      expect(answer.status).toBe(200)
      expect(answer.headers.location).toBeUndefined()
      expectPublicPage(answer)
      expect(await suppressions()).toEqual(["unsubscribe"])
      expect(await withdrawn()).toEqual(ALL_TOPICS)
      expect(await consents()).toEqual(
        ALL_TOPICS.map((topic) => ({
          topic,
          action: "withdrawn",
          source: "one-click",
          message_id: messageId,
        }))
      )
      expect(answer.body).toContain("You’re unsubscribed.")
      const [, centre = ""] = /href="\.\.(\/preferences\/[^"]+)"/.exec(answer.body) ?? []
      const undo = await bareRequest(store, { path: `${ROOT}${centre}` })
      expect(undo.status).toBe(200)
      expect(undo.body).toContain("Your email preferences")
      expect(centre).toContain(contactId)
    })

    const boundary = "----b0undary"
    const part = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    it.each([
      [
        "multipart",
        `multipart/form-data; boundary=${boundary}`,
        `${part("List-Unsubscribe", "One-Click")}--${boundary}--\r\n`,
      ],
      [
        "a broken multipart body",
        `multipart/form-data; boundary=${boundary}`,
        "--nothing",
      ],
      ["multipart without a boundary", "multipart/form-data", part("a", "b")],
      ["an empty body", "application/x-www-form-urlencoded", ""],
      ["an unknown type", "application/vnd.unheard-of", "\u0000\u0001"],
      ["a type that is none", ";;;", "List-Unsubscribe=One-Click"],
      ["broken JSON", "application/json", `{"List-Unsubscribe":`],
      ["broken percent-encoding", "application/x-www-form-urlencoded", "%E0%A4%A=%zz"],
      ["a nonsense charset", "application/x-www-form-urlencoded; charset=klingon", "a=b"],
    ])("takes %s for it", async (_, type, body) => {
      const { path } = await unsubscribeLink()
      const answer = await bareRequest(store, {
        method: "POST",
        path,
        headers: { "content-type": type },
        body,
      })
      expect(answer.status).toBe(200)
      expect(await suppressions()).toEqual(["unsubscribe"])
    })

    it("takes a POST without body or type for it", async () => {
      const { path } = await unsubscribeLink()
      expect((await bareRequest(store, { method: "POST", path })).status).toBe(200)
      expect(await suppressions()).toEqual(["unsubscribe"])
    })

    it("unsubscribes from all by the page's own button, with its proof", async () => {
      const { path } = await unsubscribeLink()
      const ip = freshAddress()
      const answer = await postForm(
        store,
        path,
        { scope: "all" },
        {
          "x-forwarded-for": `203.0.113.9, ${ip}`,
          "user-agent": "Mozilla/5.0 (a person)",
        }
      )
      expect(answer.status).toBe(200)
      expect(await withdrawn()).toEqual(ALL_TOPICS)
      const { rows } = await store.sql.query(
        "select distinct source, ip, user_agent from post_purchase_consent"
      )
      expect(rows).toEqual([
        { source: "unsubscribe-page", ip, user_agent: "Mozilla/5.0 (a person)" },
      ])
    })

    it("unsubscribes from the mail's topic alone", async () => {
      const { path } = await unsubscribeLink()
      const answer = await postForm(store, path, { scope: "topic" })
      expect(answer.status).toBe(200)
      expect(answer.body).toContain("You’re unsubscribed from “Thanks and tips”.")
      expect(await withdrawn()).toEqual(["tips"])
      expect(await suppressions()).toEqual([])
    })

    it("unsubscribes from all by a mail that has no topic", async () => {
      const { path } = await unsubscribeLink({ flow: "a-flow-of-an-older-version" })
      const page = await bareRequest(store, { path })
      expect(page.body).not.toContain(`value="topic"`)
      await postForm(store, path, { scope: "topic" })
      expect(await suppressions()).toEqual(["unsubscribe"])
    })

    it("says the same to a second press, and counts nobody twice", async () => {
      const { path } = await unsubscribeLink()
      const [first, second] = [await oneClick(store, path), await oneClick(store, path)]
      const bodies = [first, second].map(({ body }) =>
        body.replace(/preferences\/[^"]+/g, "")
      )
      expect(bodies[1]).toBe(bodies[0])
      expect(await withdrawn()).toEqual(ALL_TOPICS)
      expect(await suppressions()).toEqual(["unsubscribe"])
    })

    it("leads from an old mail to the mailbox, not into the preference centre", async () => {
      const { path, messageId } = await unsubscribeLink()
      await store.sql.query(
        "update post_purchase_message set planned_at = now() - interval '366 days' where id = $1",
        [messageId]
      )
      const answer = await oneClick(store, path)
      expect(answer.status).toBe(200)
      expect(answer.body).toContain(`href="../preferences"`)
      expect(answer.body).not.toContain("preferences/")
      expect(await suppressions()).toEqual(["unsubscribe"])
    })

    it("reads no more than a form and changes nothing for a megabyte", async () => {
      const { path } = await unsubscribeLink()
      const before = await ledgerDigest(store)
      for (const type of [
        "application/x-www-form-urlencoded",
        "application/json",
        "text/plain",
      ]) {
        const answer = await bareRequest(store, {
          method: "POST",
          path,
          headers: { "content-type": type },
          body: Buffer.alloc(1_000_000, "x"),
        })
        expect(answer.status).toBe(413)
        expectPublicPage(answer)
      }
      expect(await ledgerDigest(store)).toEqual(before)
    })

    it("has a page for a mail that is gone, and for one whose person was erased", async () => {
      const gone = await signFor(store, {
        use: TokenUse.UNSUBSCRIBE,
        subject: "ppmsg_01NOWHERE",
      })
      for (const method of ["GET", "POST"]) {
        const answer = await bareRequest(store, {
          method,
          path: `${ROOT}/unsubscribe/${gone}`,
        })
        expect(answer.status).toBe(404)
        expectPublicPage(answer)
      }
      const { path, messageId } = await unsubscribeLink()
      await store.sql.query(
        "update post_purchase_message set email = null where id = $1",
        [messageId]
      )
      expect((await bareRequest(store, { path })).status).toBe(200)
      expect((await oneClick(store, path)).status).toBe(404)
      expect(await consents()).toEqual([])
    })

    async function unsubscribeLink(mail: Parameters<typeof sentMail>[1] = {}) {
      const sent = await sentMail(store, mail)
      const token = await signFor(store, {
        use: TokenUse.UNSUBSCRIBE,
        subject: sent.messageId,
      })
      return { ...sent, path: `${ROOT}/unsubscribe/${token}` }
    }
  })

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

  describe("the confirmation from the mailbox", () => {
    it.each(["GET", "HEAD"])(
      "is asked for on %s, which confirms nothing",
      async (method) => {
        const { path } = await requested()
        const before = await ledgerDigest(store)
        const answer = await bareRequest(store, { method, path })
        expect(answer.status).toBe(200)
        expectPublicPage(answer)
        expect(await ledgerDigest(store)).toEqual(before)
        if (method === "GET") {
          expect(answer.body).toContain("Offers and recommendations")
          expect(answer.body).toContain("Yes, subscribe me")
        }
      }
    )

    it("is given by the button, and said again by a second press", async () => {
      const { path } = await requested()
      for (const turn of [1, 2]) {
        const answer = await postForm(store, path, {})
        expect(answer.status, `press ${turn}`).toBe(200)
        expect(answer.body).toContain("You’re subscribed.")
        expect(answer.body).toContain("Offers and recommendations")
      }
      expect(
        (await consents()).map(({ action, source }) => `${action} ${source}`)
      ).toEqual(["requested storefront", "granted confirmation-link"])
      const again = await bareRequest(store, { path })
      expect(again.body).toContain("There’s nothing to confirm.")
    })

    it("has a page for what was withdrawn meanwhile", async () => {
      const contactId = await knownContact(store, "marlene@example.com")
      const path = await confirmPath(contactId)
      expect((await bareRequest(store, { path })).body).toContain("nothing to confirm")
      expect((await postForm(store, path, {})).body).toContain("nothing to confirm")
    })

    it("refuses a megabyte", async () => {
      const { path } = await requested()
      const answer = await bareRequest(store, {
        method: "POST",
        path,
        body: Buffer.alloc(1_000_000),
      })
      expect(answer.status).toBe(413)
      expect((await consents()).map(({ action }) => action)).toEqual(["requested"])
    })

    async function requested() {
      const contactId = await knownContact(store, "marlene@example.com")
      await store.sql.query(
        `insert into post_purchase_consent (id, email, topic, action, source, occurred_at, wording)
         values ('ppcst_1', 'marlene@example.com', 'offers', 'requested', 'storefront', now(), 'Yes')`
      )
      return { contactId, path: await confirmPath(contactId) }
    }

    async function confirmPath(contactId: string): Promise<string> {
      const token = await signFor(store, {
        use: TokenUse.CONFIRM,
        subject: contactId,
        expiresAt: new Date(Date.now() + DAY_MS),
      })
      return `${ROOT}/confirm/${token}`
    }
  })

  describe("the way without an old mail", () => {
    const path = `${ROOT}/preferences`

    it("mails the link to whoever is known, once an hour, and says the same to all", async () => {
      await store.admin.send("POST", "/admin/post-purchase/settings", {
        public_url: store.baseUrl,
      })
      await knownContact(store, "marlene@example.com")
      const answers = []
      for (const email of [
        " Marlene@Example.com. ",
        "marlene@example.com",
        "nobody@example.com",
      ]) {
        answers.push(await postForm(store, path, { email }))
      }
      for (const answer of answers) {
        expect(answer.status).toBe(303)
        expect(answer.headers.location).toBe("?sent=1")
        expect(answer.body).toBe(answers[0].body)
      }
      const sent = await bareRequest(store, { path: `${path}?sent=1` })
      expect(sent.body).toContain("If we know this address, a link is on its way.")
      const { rows } = await store.sql.query(
        "select email, flow, step from post_purchase_message"
      )
      expect(rows).toEqual([
        { email: "marlene@example.com", flow: "subscription", step: "preferences-link" },
      ])
    })

    it("takes as long for a stranger as for a customer", async () => {
      const start = performance.now()
      await postForm(store, path, { email: "nobody@example.com" })
      expect(performance.now() - start).toBeGreaterThanOrEqual(249)
    })

    it.each([
      ["no address", ""],
      ["a word", "marlene"],
      ["a NUL", "mar\u0000lene@example.com"],
      ["two", "a@b.example,c@d.example"],
      ["a header", "a@b.example\r\nBcc: c@d.example"],
      ["ten kilobytes", `${"a".repeat(10_000)}@example.com`],
      ["markup", `"><script>alert(1)</script>`],
    ])("asks again for %s", async (_, email) => {
      const before = await ledgerDigest(store)
      const answer = await postForm(store, path, { email })
      expect(answer.status).toBe(400)
      expectPublicPage(answer)
      expect(answer.body).toContain("Please enter an email address")
      expect(answer.body).toContain(`aria-invalid="true"`)
      expect(answer.body).not.toContain("<script")
      expect(await ledgerDigest(store)).toEqual(before)
    })

    it("takes five addresses a minute from one visitor", async () => {
      const ip = freshAddress()
      const post = (from: string) =>
        postForm(store, path, { email: "word" }, { "x-forwarded-for": from })
      const statuses = []
      for (let turn = 0; turn < 6; turn += 1) {
        statuses.push((await post(ip)).status)
      }
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
      expect((await post(freshAddress())).status).toBe(400)
      const form = await bareRequest(store, { path, headers: { "x-forwarded-for": ip } })
      expect(form.status).toBe(200)
    })
  })

  describe("the language", () => {
    it.each([
      ["the person's", "de-AT", "en-GB", "en", "de"],
      ["the mail's", null, "de-DE", "en", "de"],
      ["the mail's, where the person's has no copy", "fr", "de-DE", "en", "de"],
      ["the browser's", null, null, "fr;q=0.9, de-CH;q=0.8, en;q=0.1", "de"],
      ["the store's", null, null, "fr", "en"],
      ["the store's, for nonsense", "nonsense-", "%%%", ";;q=x,,", "en"],
    ])("is %s", async (_, contactLocale, locale, header, language) => {
      const { messageId } = await sentMail(store, { locale, contactLocale })
      const token = await signFor(store, {
        use: TokenUse.UNSUBSCRIBE,
        subject: messageId,
      })
      const answer = await bareRequest(store, {
        path: `${ROOT}/unsubscribe/${token}`,
        headers: { "accept-language": header },
      })
      expect(answer.body).toContain(`<html lang="${language}" dir="ltr">`)
      expect(answer.headers["content-language"]).toBe(language)
    })

    it.each(["", "*", "fr, *;q=0.5"])("is the store's own for %j", async (header) => {
      await store.admin.send("POST", "/admin/post-purchase/settings", {
        default_locale: "de",
      })
      const answer = await bareRequest(store, {
        path: `${ROOT}/preferences`,
        headers: { "accept-language": header },
      })
      expect(answer.body).toContain("Ihre E‑Mail-Einstellungen")
    })
  })

  it("set no cookie, whatever cookie is sent", async () => {
    const answer = await bareRequest(store, {
      path: `${ROOT}/preferences`,
      headers: { cookie: "connect.sid=s%3Aforged.signature; other=1" },
    })
    expect(answer.status).toBe(200)
    expectPublicPage(answer)
  })

  it("know GET, HEAD and POST only", async () => {
    const before = await ledgerDigest(store)
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await bareRequest(store, { method, path: `${ROOT}/preferences` })
      expect(answer.status, method).toBe(405)
      expect(answer.headers.allow).toBe("GET, HEAD, POST")
    }
    expect(await ledgerDigest(store)).toEqual(before)
  })

  it("say that it is the store's fault when it is", async () => {
    const { messageId } = await sentMail(store)
    const token = await signFor(store, { use: TokenUse.UNSUBSCRIBE, subject: messageId })
    await store.sql.query(
      "alter table post_purchase_message rename to post_purchase_moved"
    )
    try {
      const answer = await bareRequest(store, { path: `${ROOT}/unsubscribe/${token}` })
      expect(answer.status).toBe(500)
      expectPublicPage(answer)
      expect(answer.body).toContain("That’s on us")
    } finally {
      await store.sql.query(
        "alter table post_purchase_moved rename to post_purchase_message"
      )
    }
  })

  const ALL_TOPICS = ["offers", "reminders", "reviews", "surveys", "tips"]

  async function consents() {
    const { rows } = await store.sql.query<{
      topic: string
      action: string
      source: string
      message_id: string | null
    }>(
      `select topic, action, source, message_id from post_purchase_consent
       order by topic, sequence`
    )
    return rows
  }

  async function withdrawn(): Promise<string[]> {
    return (await consents())
      .filter(({ action }) => action === "withdrawn")
      .map(({ topic }) => topic)
  }

  async function suppressions(): Promise<string[]> {
    const { rows } = await store.sql.query<{ reason: string }>(
      "select reason from post_purchase_suppression where lifted_at is null"
    )
    return rows.map(({ reason }) => reason)
  }

  async function hits() {
    const { rows } = await store.sql.query(
      "select kind, source, method, message_id from post_purchase_hit"
    )
    return rows
  }
})

/** What holds for every page, whatever it says. */
function expectPublicPage({ headers }: BareAnswer): void {
  expect(headers["set-cookie"]).toBeUndefined()
  expect(headers["access-control-allow-origin"]).toBeUndefined()
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  })
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src https: data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/
  )
}

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
