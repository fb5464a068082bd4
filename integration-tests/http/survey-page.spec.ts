import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { TokenUse } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  bareRequest,
  ledgerDigest,
  postForm,
  sentMail,
  signFor,
} from "./support/public-pages"
import { ageAnswer, answers, invite } from "./support/surveys"

const DAY_MS = 86_400_000

describe("the page of a survey", () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startTestStore()
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  const get = (path: string, headers: Record<string, string> = {}) =>
    bareRequest(store, { path, headers })

  it("changes nothing when it is looked at, whatever number is in the address", async () => {
    const { path } = await invite(store)
    const before = await ledgerDigest(store)
    for (const method of ["GET", "HEAD"]) {
      for (const query of ["", "?score=9", "?score=0&saved=1", "?score=eleven"]) {
        const answer = await bareRequest(store, { method, path: path + query })
        expect([method, query, answer.status]).toEqual([method, query, 200])
      }
    }
    expect(await ledgerDigest(store)).toEqual(before)
    expect(await answers(store)).toEqual([])
  })

  it("records that it was looked at, in the way that the store measures", async () => {
    const { path } = await invite(store)
    await get(`${path}?score=9`, { "user-agent": "Mozilla/5.0 Firefox/140.0" })
    const { rows } = await store.sql.query("select kind, flow from post_purchase_hit")
    expect(rows).toEqual([{ kind: "page-view", flow: "nps-survey" }])
  })

  it("comes with the number of the link already chosen, and only with one that there is", async () => {
    const { path } = await invite(store)
    const chosen = async (query: string) =>
      [
        ...(await get(path + query)).body.matchAll(
          /<input\s+type="radio"[^>]*value="(\d+)"[^>]*\schecked/g
        ),
      ].map(([, value]) => value)
    expect(await chosen("")).toEqual([])
    expect(await chosen("?score=9")).toEqual(["9"])
    expect(await chosen("?score=0")).toEqual(["0"])
    expect(await chosen("?score=11")).toEqual([])
    expect(await chosen("?score=7.5")).toEqual([])
    expect(await chosen("?score=1&score=2")).toEqual([])
    const csat = await invite(store, { flow: "csat-survey" })
    expect((await get(`${csat.path}?score=0`)).body).not.toMatch(/\schecked/)
    expect((await get(`${csat.path}?score=5`)).body).toMatch(
      /value="5"[^>]*\schecked[^>]*\sautofocus/
    )
  })

  it("sets no cookie, may not be framed, and needs no script", async () => {
    const { path } = await invite(store)
    const { headers, body } = await get(path)
    expect(headers["set-cookie"]).toBeUndefined()
    expect(headers["cache-control"]).toBe("no-store")
    expect(headers["content-security-policy"]).toContain("default-src 'none'")
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'")
    expect(body).not.toContain("<script")
  })

  it("stores what is sent once, and leads to a page that says so and lets it be changed", async () => {
    const { messageId, path } = await invite(store, { orderId: "order_x" })
    const sent = { score: "9", comment: "Quick,\r\nand <b>well</b> packed." }
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await postForm(store, `${path}?score=3`, sent)
      expect([answer.status, answer.headers.location]).toEqual([303, "?saved=1"])
    }
    const [first] = await answers(store)
    expect(await answers(store)).toHaveLength(1)
    expect(first).toMatchObject({
      message_id: messageId,
      survey: "nps",
      order_id: "order_x",
      email: "marlene@example.com",
      score: 9,
      comment: "Quick,\nand <b>well</b> packed.",
    })
    expect(first.changed_at).toEqual(first.answered_at)

    const { body } = await get(`${path}?saved=1`)
    expect(body).toContain("Thank you. We’ve saved your answer.")
    expect(body).toContain("Your answer: 9")
    expect(body).toContain("and &lt;b&gt;well&lt;/b&gt; packed.</textarea")
    expect(body).toMatch(/value="9"[^>]*\schecked/)
    expect(body).toContain("Change my answer")

    await postForm(store, path, { score: "2", comment: "" })
    const [changed] = await answers(store)
    expect(changed).toMatchObject({ id: first.id, score: 2, comment: null })
    expect(changed.answered_at).toEqual(first.answered_at)
    expect(changed.changed_at.getTime()).toBeGreaterThan(first.changed_at.getTime())
  })

  it.each(["11", "-1", "7.5", "abc", ""])(
    "refuses the score %j and keeps what was typed",
    async (score) => {
      const { path } = await invite(store, { locale: "de-DE" })
      const comment = `Schön "verpackt" & <i>schnell</i>`
      const answer = await postForm(store, path, { score, comment })
      expect(answer.status).toBe(400)
      expect(answer.body).toContain("Bitte wählen Sie eine der Zahlen.")
      expect(answer.body).toContain("&lt;i&gt;schnell&lt;/i&gt;")
      expect(await answers(store)).toEqual([])
    }
  )

  it("asks to shorten a comment, in any script, and loses none of it", async () => {
    const { path } = await invite(store)
    const comment = "抹".repeat(20_000)
    const answer = await postForm(store, path, { score: "4", comment })
    expect(answer.status).toBe(400)
    expect(answer.body).toContain(comment)
    expect(answer.body).toContain("20000 characters. Please shorten it to 2000.")
    expect(answer.body).toMatch(/value="4"[^>]*\schecked/)
    expect(await answers(store)).toEqual([])
    expect(
      (await postForm(store, path, { score: "4", comment: "抹".repeat(2000) })).status
    ).toBe(303)
  })

  it("lets an answer be changed for seven days, and then keeps it", async () => {
    const { messageId, path } = await invite(store)
    await postForm(store, path, { score: "9", comment: "Good" })
    await ageAnswer(store, messageId, "6 days 23 hours")
    await postForm(store, path, { score: "8", comment: "Fine" })
    expect(await answers(store)).toMatchObject([{ score: 8, comment: "Fine" }])
    await ageAnswer(store, messageId, "2 hours")
    const late = await postForm(store, path, { score: "1", comment: "Bad" })
    expect(late.status).toBe(409)
    expect(late.body).toContain("Thank you for your answer.")
    expect(late.body).toContain("Your answer: 8")
    expect(await answers(store)).toMatchObject([{ score: 8, comment: "Fine" }])
    const seen = await get(`${path}?score=2`)
    expect(seen.status).toBe(200)
    expect(seen.body).toContain("After that it stays as it is.")
    expect(seen.body).not.toContain("<form")
  })

  it("keeps one of many answers that come at once, and the words of that one", async () => {
    const { messageId, path } = await invite(store)
    const scores = Array.from({ length: 11 }, (_, score) => String(score))
    const statuses = await Promise.all(
      scores.map((score) => postForm(store, path, { score, comment: `words ${score}` }))
    )
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([303]))
    const rows = await answers(store, messageId)
    expect(rows).toHaveLength(1)
    expect(rows[0].comment).toBe(`words ${rows[0].score}`)
  })

  it.each([
    ["a message that asks nothing", { flow: "thank-you" }],
    ["an invitation that was not sent", { state: "scheduled" }],
    ["an invitation that was skipped", { state: "skipped" }],
    ["somebody who was erased", { email: "erased:0123456789abcdef" }],
  ])("opens for no token of %s", async (_, fields) => {
    const { path } = await invite(store, fields)
    expect((await get(path)).status).toBe(404)
    expect((await postForm(store, path, { score: "9" })).status).toBe(404)
    expect(await answers(store)).toEqual([])
  })

  it("opens with no other token, a changed one or one that is over", async () => {
    const mail = await sentMail(store)
    const other = await signFor(store, {
      use: TokenUse.UNSUBSCRIBE,
      subject: mail.messageId,
    })
    const { messageId, path } = await invite(store)
    const stolen = await signFor(store, {
      use: TokenUse.REVIEW,
      subject: messageId,
      position: 0,
      expiresAt: new Date(Date.now() + DAY_MS),
    })
    const expired = await invite(store, { expiresInDays: -1 })
    for (const [address, status] of [
      [`/post-purchase/survey/${other}`, 404],
      [`/post-purchase/survey/${stolen}`, 404],
      [`${path}x`, 404],
      [expired.path, 410],
    ] as const) {
      expect([address, (await get(address)).status]).toEqual([address, status])
      expect((await postForm(store, address, { score: "9" })).status).toBe(status)
    }
    expect(await answers(store)).toEqual([])
  })

  it("speaks the person's language before the mail's", async () => {
    const { path } = await invite(store, { locale: "de-AT" })
    const { headers, body } = await get(path, { "accept-language": "en" })
    expect(headers["content-language"]).toBe("de")
    expect(body).toContain("Wie wahrscheinlich ist es")
  })
})
