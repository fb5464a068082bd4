import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { TokenUse } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import { expectPublicPage } from "./support/expect-public-page"
import {
  ROOT,
  bareRequest,
  freshAddress,
  ledgerDigest,
  oneClick,
  postForm,
  sentMail,
  signFor,
} from "./support/public-pages"
import {
  ALL_TOPICS,
  consentsByTopic,
  suppressionReasons,
  withdrawnTopics,
} from "./support/said-on-pages"

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

  async function hits() {
    const { rows } = await store.sql.query(
      "select kind, source, method, message_id from post_purchase_hit"
    )
    return rows
  }
})
