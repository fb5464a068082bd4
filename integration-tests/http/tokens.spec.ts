import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { PREFERENCES_DAYS } from "../../src/signing/links"
import { type TokenClaims, TokenUse, keyIdOf } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import { forge } from "../unit/signing/mutations"
import {
  bareRequest,
  freshAddress,
  ledgerDigest,
  oneClick,
  sentMail,
  signFor,
} from "./support/public-pages"
import { refused } from "./support/refused"

const ROOT = "/post-purchase"
const ROTATE = "/admin/post-purchase/signing-keys/rotate"
const DAY_MS = 86_400_000

const PAGES: Partial<Record<TokenUse, string>> = {
  [TokenUse.UNSUBSCRIBE]: "unsubscribe",
  [TokenUse.PREFERENCES]: "preferences",
  [TokenUse.CONFIRM]: "confirm",
}

describe("signed links", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it("open nothing when they are forged, and change nothing", async () => {
    const { messageId, contactId } = await sentMail(store)
    const { rows } = await store.sql.query<{ id: string; secret: string }>(
      "select id, secret from post_purchase_signing_key where purpose = 'token'"
    )
    const before = await ledgerDigest(store)
    const forgeries = forge(10_000, rows[0], new Date(), { messageId, contactId })
      .filter(({ use }) => PAGES[use])
      .filter((_, index) => index % 12 === 0)
    const outcomes: Record<number, number> = {}
    for (const { token, use } of forgeries) {
      for (const method of ["GET", "POST"]) {
        const { status } = await bareRequest(store, {
          method,
          path: `${ROOT}/${PAGES[use]}/${encodeURIComponent(token)}`,
        })
        outcomes[status] = (outcomes[status] ?? 0) + 1
      }
    }
    expect(forgeries.length).toBeGreaterThan(400)
    // The form without a token answers a token that was cut off entirely.
    expect(Object.keys(outcomes).filter((status) => status !== "404")).toEqual([])
    expect(await ledgerDigest(store)).toEqual(before)
  })

  it.each([
    ["forged", "unsubscribe/k1.u.ppmsg_1...AAAAAAAAAAAAAAAAAAAAAAAA", 404],
    ["no token", "unsubscribe/token", 404],
    ["missing", "unsubscribe", 404],
    ["missing after the slash", "confirm/", 404],
    ["broken percent-encoding", "unsubscribe/%E0%A4%A", 404],
    ["broken percent-encoding on a page without token", "preferences/%", 404],
    ["a NUL", "preferences/%00", 404],
    ["dots", "preferences/..%2f..%2fadmin", 404],
    ["ten kilobytes", `unsubscribe/${"a".repeat(10_000)}`, 404],
    ["unicode", `confirm/${encodeURIComponent("😀.u.ｐ")}`, 404],
  ])("are friendly when they are wrong: %s", async (_, path, status) => {
    const answer = await bareRequest(store, { path: `${ROOT}/${path}` })
    expect(answer.status).toBe(status)
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8")
    expect(answer.headers["set-cookie"]).toBeUndefined()
    expect(answer.body).toContain("This link doesn’t work.")
    const [, href = ""] = /<a href="([^"]*preferences)">/.exec(answer.body) ?? []
    const { pathname } = new URL(href, `${store.baseUrl}${ROOT}/${path}`)
    expect(pathname).toBe(`${ROOT}/preferences`)
  })

  it("say that they have expired, and offer a new one", async () => {
    const { contactId } = await sentMail(store)
    for (const use of [TokenUse.PREFERENCES, TokenUse.CONFIRM]) {
      const token = await signFor(store, {
        use,
        subject: contactId,
        expiresAt: new Date(Date.now() - 1000),
      })
      for (const method of ["GET", "HEAD", "POST"]) {
        const answer = await bareRequest(store, {
          method,
          path: `${ROOT}/${PAGES[use]}/${token}`,
        })
        expect(answer.status).toBe(410)
      }
      const { body } = await bareRequest(store, {
        path: `${ROOT}/${PAGES[use]}/${token}`,
      })
      expect(body).toContain("This link has expired.")
      expect(body).toContain(`href="../preferences"`)
    }
  })

  it("are good for one use only, and never for somebody else's id", async () => {
    const { messageId, contactId } = await sentMail(store)
    const expiresAt = new Date(Date.now() + DAY_MS)
    const all: TokenClaims[] = [
      { use: TokenUse.CLICK, subject: messageId, position: 0 },
      { use: TokenUse.OPEN, subject: messageId },
      { use: TokenUse.UNSUBSCRIBE, subject: messageId },
      { use: TokenUse.PREFERENCES, subject: contactId, expiresAt },
      { use: TokenUse.CONFIRM, subject: contactId, expiresAt },
    ]
    const before = await ledgerDigest(store)
    for (const claims of all) {
      const token = await signFor(store, claims)
      for (const [use, page] of Object.entries(PAGES)) {
        if (use !== claims.use) {
          const { status } = await oneClick(store, `${ROOT}/${page}/${token}`)
          expect(status, `${claims.use} as ${use}`).toBe(404)
        }
      }
    }
    expect(await ledgerDigest(store)).toEqual(before)
  })

  it("limit who guesses, by address, and nobody who has a link", async () => {
    const { messageId } = await sentMail(store)
    const ip = freshAddress()
    const visit = (token: string, from: string) =>
      bareRequest(store, {
        path: `${ROOT}/unsubscribe/${token}`,
        headers: { "x-forwarded-for": from },
      })
    const statuses = []
    for (let turn = 0; turn < 31; turn += 1) {
      statuses.push((await visit(`guess${turn}`, ip)).status)
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(404))
    expect(statuses[30]).toBe(429)

    const refusal = await visit("%E0%A4%A", ip)
    expect(refusal.status).toBe(429)
    expect(Number(refusal.headers["retry-after"])).toBeGreaterThan(0)
    expect(Number(refusal.headers["retry-after"])).toBeLessThanOrEqual(60)
    expect(refusal.body).toContain("Try again in 1 minute.")
    expect((await visit("guess", freshAddress())).status).toBe(404)

    const token = await signFor(store, {
      use: TokenUse.UNSUBSCRIBE,
      subject: messageId,
    })
    expect((await visit(token, ip)).status).toBe(200)
  })

  it("count an IPv6 network of one household as one", async () => {
    const visit = (from: string) =>
      bareRequest(store, {
        path: `${ROOT}/unsubscribe/guess`,
        headers: { "x-forwarded-for": from },
      })
    for (let turn = 0; turn < 30; turn += 1) {
      await visit(`2001:db8:1:2::${turn.toString(16)}`)
    }
    expect((await visit("2001:db8:1:2:ffff::1")).status).toBe(429)
    expect((await visit("2001:db8:1:3::1")).status).toBe(404)
  })

  it("limit one token, however many addresses it is visited from", async () => {
    const { messageId } = await sentMail(store)
    const token = await signFor(store, {
      use: TokenUse.UNSUBSCRIBE,
      subject: messageId,
    })
    const statuses: Record<number, number> = {}
    for (let turn = 0; turn < 125; turn += 1) {
      const { status } = await bareRequest(store, {
        method: "HEAD",
        path: `${ROOT}/unsubscribe/${token}`,
      })
      statuses[status] = (statuses[status] ?? 0) + 1
    }
    expect(statuses).toEqual({ 200: 120, 429: 5 })
  })

  it("take any number of one-click POSTs from one address", async () => {
    const ip = freshAddress()
    const links = []
    for (let turn = 0; turn < 40; turn += 1) {
      const { messageId } = await sentMail(store, { email: `p${turn}@example.com` })
      links.push(await signFor(store, { use: TokenUse.UNSUBSCRIBE, subject: messageId }))
    }
    const answers = await Promise.all(
      links.map((token) =>
        bareRequest(store, {
          method: "POST",
          path: `${ROOT}/unsubscribe/${token}`,
          headers: { "x-forwarded-for": ip },
          body: "List-Unsubscribe=One-Click",
        })
      )
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { rows } = await store.sql.query(
      "select count(*)::int as people from post_purchase_suppression"
    )
    expect(rows[0].people).toBe(40)
  })

  describe("when the key is rotated", () => {
    type Rotated = { key: { id: string }; retired: string[] }
    const rotate = (body: Record<string, unknown> = {}) =>
      store.admin.send<Rotated>("POST", ROTATE, body)

    it("keep working under the old key, and are signed with the new one", async () => {
      const { messageId } = await sentMail(store)
      const claims = { use: TokenUse.UNSUBSCRIBE, subject: messageId }
      const old = await signFor(store, claims)
      const { key, retired } = await rotate()
      const fresh = await signFor(store, claims)

      expect(key).toEqual({ id: expect.stringMatching(/^[a-z0-9]{8}$/) })
      expect(retired).toEqual([])
      expect(keyIdOf(fresh)).toBe(key.id)
      expect(keyIdOf(old)).not.toBe(key.id)
      for (const token of [old, fresh]) {
        const answer = await bareRequest(store, { path: `${ROOT}/unsubscribe/${token}` })
        expect(answer.status).toBe(200)
        const [, signedBy] = /preferences\/([a-z0-9]+)\.p\./.exec(answer.body) ?? []
        expect(signedBy, "the store signs with the new key").toBe(key.id)
      }
      const { rows } = await store.sql.query(
        "select secret from post_purchase_signing_key where id = $1",
        [key.id]
      )
      expect(rows[0].secret).toMatch(/^[0-9a-f]{64}$/)
    })

    it("stop working only under keys that signed nothing for as long as was said", async () => {
      const { messageId } = await sentMail(store)
      const claims = { use: TokenUse.UNSUBSCRIBE, subject: messageId }
      await rotate()
      const old = await signFor(store, claims)
      await rotate()
      const recent = await signFor(store, claims)
      const age = PREFERENCES_DAYS + 40
      await store.sql.query(
        `update post_purchase_signing_key set created_at = now() - $2 * interval '1 day'
         where id = $1`,
        [keyIdOf(recent), age]
      )
      await store.sql.query(
        `update post_purchase_signing_key set created_at = now() - $2 * interval '1 day'
         where purpose = 'token' and id <> $1`,
        [keyIdOf(recent), age + 1]
      )
      expect((await rotate({ retire_older_than_days: age + 1 })).retired).toEqual([])
      const { retired } = await rotate({ retire_older_than_days: age - 1 })
      expect(retired).toContain(keyIdOf(old))
      expect(retired).not.toContain(keyIdOf(recent))
      const status = async (token: string) =>
        (await bareRequest(store, { path: `${ROOT}/unsubscribe/${token}` })).status
      expect(await status(old)).toBe(404)
      expect(await status(recent)).toBe(200)
    })

    it.each([
      [{ retire_older_than_days: 89 }, "must be at least 90"],
      [{ retire_older_than_days: 90.5 }, "retire_older_than_days"],
      [{ retire_older_than_days: "400" }, "retire_older_than_days"],
      [{ retire_all: true }, "retire_all"],
    ])("refuse %j", async (body, reason) => {
      const answer = await refused(rotate(body))
      expect(answer.status).toBe(400)
      expect(answer.reason).toContain(reason)
    })

    it("ask for an admin", async () => {
      const answer = await bareRequest(store, { method: "POST", path: ROTATE })
      expect(answer.status).toBe(401)
    })
  })
})
