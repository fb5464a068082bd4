import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { TokenUse } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import { expectPublicPage } from "./support/expect-public-page"
import {
  ROOT,
  bareRequest,
  freshAddress,
  knownContact,
  ledgerDigest,
  postForm,
  sentMail,
  signFor,
} from "./support/public-pages"
import { consentsByTopic } from "./support/said-on-pages"

const DAY_MS = 86_400_000

describe("the public pages", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  const consents = () => consentsByTopic(store)

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
})
