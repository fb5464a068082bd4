import { rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { TokenUse } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import { recordEvents } from "./support/consent"
import { bareRequest, ledgerDigest, postForm, signFor } from "./support/public-pages"
import {
  ESPRESSO,
  ESPRESSO_KG,
  asked,
  buy,
  decide,
  photo,
  photosIn,
  postReview,
  reviewPath,
  reviewRows,
  uploadFolder,
  words,
} from "./support/reviews"

describe("the review page", () => {
  const uploads = uploadFolder()
  let store: TestStore
  let order: Awaited<ReturnType<typeof buy>>

  beforeAll(async () => {
    store = await startTestStore({ env: { UPLOAD_DIR: uploads } })
    order = await buy(store, [ESPRESSO, ESPRESSO_KG])
  })
  afterAll(async () => {
    await store.stop()
    rmSync(uploads, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await store.resetLedger()
    for (const name of photosIn(uploads)) {
      rmSync(join(uploads, name))
    }
  })

  it.each(["GET", "HEAD"])("shows the form on %s and changes nothing", async (method) => {
    await store.admin.send("POST", "/admin/post-purchase/settings", {
      tracking: { requires_consent: false },
    })
    const { messageId, path } = await asked(store, order)
    const before = await ledgerDigest(store)
    const answer = await bareRequest(store, { method, path: `${await path()}?stars=4` })
    expect(answer.status).toBe(200)
    expect(answer.headers["set-cookie"]).toBeUndefined()
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    })
    expect(await ledgerDigest(store)).toEqual(before)
    const { rows } = await store.sql.query(
      "select kind, source, method, message_id from post_purchase_hit"
    )
    expect(rows).toEqual([
      { kind: "page-view", source: "page", method, message_id: messageId },
    ])
    if (method === "GET") {
      expect(answer.body).toContain("Harbour Espresso")
      expect(answer.body).toMatch(/value="4"[^>]*checked/)
      expect(answer.body).toContain(`value="Mara V."`)
      expect(answer.body).toContain("We check every review before it is shown")
      expect(answer.body).not.toContain("mara@example.com")
    }
  })

  it.each(["0", "6", "7", "4.5", "four", "4&stars=5"])(
    "fills in nothing for stars=%s",
    async (stars) => {
      const { path } = await asked(store, order)
      const answer = await bareRequest(store, { path: `${await path()}?stars=${stars}` })
      expect(answer.status).toBe(200)
      expect(answer.body).not.toMatch(/type="radio"[^>]*\bchecked/)
    }
  )

  it("stores a review, leads to the thanks, and tells the store once", async () => {
    const events = recordEvents(store, "post_purchase.review_submitted")
    const { messageId, path } = await asked(store, order, {
      incentive: "We give 10 % off the next order for any review.",
    })
    const link = await path()
    const answer = await postReview(store, link, words)
    expect(answer).toMatchObject({ status: 303, headers: { location: "?saved=1" } })
    const [row, ...others] = await reviewRows(store)
    expect(others).toEqual([])
    expect(row).toMatchObject({
      line_item_id: order.items[0].id,
      order_id: order.orderId,
      product_id: order.items[0].productId,
      product_title: "Harbour Espresso",
      email: "mara@example.com",
      source: "link",
      message_id: messageId,
      incentive: "We give 10 % off the next order for any review.",
      state: "pending",
      published_version: null,
      rating: 4,
      title: "Round",
      body: "Mild.\nGood.",
      author: "Mara V.",
      photos: [],
    })
    const thanks = await bareRequest(store, { path: `${link}?saved=1` })
    expect(thanks.status).toBe(200)
    expect(thanks.body).toContain("Thank you for your review.")
    expect(thanks.body).toContain("We check it before it is shown")
    const again = await bareRequest(store, { path: link })
    expect(again.body).toContain("waiting to be checked")
    expect(again.body).toMatch(/value="4"[^>]*checked/)
    expect(again.body).toContain("Mild.\nGood.</textarea>")
    expect(again.body).toContain("10 % off the next order")
    expect(await events.atLeast(1)).toEqual([{ id: row.id, version: 1 }])
    events.stop()
  })

  it("takes the form posted twice, also at once, for one", async () => {
    const events = recordEvents(store, "post_purchase.review_submitted")
    const { path } = await asked(store, order)
    const link = await path()
    const files = [{ name: "a.jpg", content: await photo("jpeg") }]
    const post = () => postReview(store, link, words, files)
    const answers = await Promise.all([post(), post(), post()])
    answers.push(await post())
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    const rows = await reviewRows(store)
    expect(rows).toHaveLength(1)
    // The files of the others are deleted again.
    expect(photosIn(uploads)).toEqual(
      (rows[0].photos as { id: string }[]).map(({ id }) => id)
    )
    expect(await events.atLeast(1)).toHaveLength(1)
    events.stop()
  })

  it("keeps a change apart from what is public, and remembers both", async () => {
    const { path } = await asked(store, order)
    const link = await path()
    await postReview(store, link, words)
    const [{ id }] = await reviewRows(store)
    await decide(store, String(id), { decision: "publish", version: 1 })
    expect((await bareRequest(store, { path: link })).body).toContain(
      "Your review is public."
    )
    await postReview(store, link, { ...words, rating: "1", body: "It went stale." })
    expect(await reviewRows(store)).toMatchObject([
      { state: "pending", version: 2, published_version: 1, rating: 4 },
      { written: 2, rating: 1, body: "It went stale." },
    ])
  })

  it("knows two lines of one product as two reviews", async () => {
    const { path } = await asked(store, order)
    await postReview(store, await path(0), words)
    await postReview(store, await path(1), { ...words, rating: "2" })
    expect((await reviewRows(store)).map(({ line_item_id }) => line_item_id)).toEqual(
      order.items.map(({ id }) => id)
    )
  })

  it.each([
    ["no rating", { rating: "" }, "Please choose 1 to 5 stars."],
    ["a rating of 7", { rating: "7" }, "Please choose 1 to 5 stars."],
    ["a rating of 0", { rating: "0" }, "Please choose 1 to 5 stars."],
    ["half a star", { rating: "4.5" }, "Please choose 1 to 5 stars."],
    ["20,000 characters", { body: "x".repeat(20_000) }, "That is 20000 characters"],
    ["a long headline", { title: "y".repeat(121) }, "That is 121 characters"],
    ["a long name", { author: "z".repeat(61) }, "That is 61 characters"],
  ])("says what is wrong with %s and keeps what was typed", async (_, change, said) => {
    const { path } = await asked(store, order)
    const sent = { ...words, title: "Kept headline", ...change }
    const answer = await postReview(store, await path(), sent)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(said)
    expect(answer.body).toContain(sent.title)
    expect(answer.body).toContain(sent.author)
    expect(answer.body.replaceAll("\r", "")).toContain(
      sent.body.replace("\r", "").slice(0, 50)
    )
    if ("body" in change) {
      expect(answer.body).toContain(change.body)
    }
    expect(await reviewRows(store)).toEqual([])
  })

  it("stores HTML, scripts and links as typed, and shows them as text", async () => {
    const { path } = await asked(store, order)
    const link = await path()
    const body = `<script>alert(1)</script> <img src=x onerror=alert(2)> https://spam.example "'&`
    await postReview(store, link, {
      ...words,
      title: `"><script>alert(3)</script>`,
      body,
      author: `</textarea><b>Eve\u0000\u202e`,
    })
    const [row] = await reviewRows(store)
    expect(row).toMatchObject({
      title: `"><script>alert(3)</script>`,
      body,
      author: "</textarea><b>Eve",
    })
    const page = await bareRequest(store, { path: link })
    expect(page.body).not.toMatch(/<script|<img|<b>Eve/)
    expect(page.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;")
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'")
  })

  it("stays anonymous when the name is left empty", async () => {
    const { path } = await asked(store, order)
    const link = await path()
    await postReview(store, link, { ...words, author: "  \n " })
    expect(await reviewRows(store)).toMatchObject([{ author: null }])
    expect((await bareRequest(store, { path: link })).body).toMatch(
      /name="author"\s+type="text"\s+value=""/
    )
  })

  it("works as an ordinary form, too, with nothing but stars", async () => {
    const { path } = await asked(store, order)
    expect((await postForm(store, await path(), { rating: "3" })).status).toBe(303)
    expect(await reviewRows(store)).toMatchObject([
      { rating: 3, title: null, body: null, author: null },
    ])
  })

  it("opens for nobody else's item, and for no other link", async () => {
    const { messageId, path } = await asked(store, order)
    const other = await buy(store, [ESPRESSO], {
      email: "june@example.com",
    })
    const stray = await asked(store, { ...order, items: other.items })
    const good = await path()
    const expired = await reviewPath(store, messageId, 0, new Date(Date.now() - 1000))
    const survey = await signFor(store, { use: TokenUse.SURVEY, subject: messageId })
    const paths: [string, number][] = [
      [await path(2), 404],
      [await stray.path(), 404],
      [await reviewPath(store, "ppmsg_none", 0), 404],
      [`${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`, 404],
      [`/post-purchase/review/${survey}`, 404],
      [expired, 410],
    ]
    for (const [address, status] of paths) {
      expect((await bareRequest(store, { path: address })).status, address).toBe(status)
      expect((await postReview(store, address, words)).status, address).toBe(status)
    }
    expect(await reviewRows(store)).toEqual([])
  })

  it("opens no more once the order is cancelled or the person erased", async () => {
    const canceled = await buy(store, [ESPRESSO])
    const first = await asked(store, canceled)
    await store.admin.cancel(canceled.orderId)
    expect((await bareRequest(store, { path: await first.path() })).status).toBe(404)
    const { path } = await asked(store, order)
    const link = await path()
    await postReview(store, link, words, [
      { name: "a.jpg", content: await photo("jpeg") },
    ])
    const [{ id }] = await reviewRows(store)
    await decide(store, String(id), { decision: "publish", version: 1 })
    expect(photosIn(uploads)).toHaveLength(1)
    await store.admin.send("POST", "/admin/post-purchase/contacts/erase", {
      email: "MARA@example.com",
    })
    expect(photosIn(uploads)).toEqual([])
    expect((await bareRequest(store, { path: link })).status).toBe(404)
    expect((await postReview(store, link, words)).status).toBe(404)
    expect(await reviewRows(store)).toMatchObject([
      {
        email: expect.stringMatching(/^erased:/),
        published_version: 1,
        rating: 4,
        body: null,
        author: null,
        photos: [],
      },
    ])
  })

  it("speaks the person's language", async () => {
    const { path } = await asked(store, order, { locale: "de-AT" })
    const answer = await bareRequest(store, { path: await path() })
    expect(answer.headers["content-language"]).toBe("de")
    expect(answer.body).toContain("Wie viele Sterne?")
  })

  it("lets one link send ten a minute", async () => {
    const { path } = await asked(store, order)
    const link = await path()
    const statuses: number[] = []
    for (let turn = 0; turn < 11; turn += 1) {
      const sent = await postForm(store, link, { rating: "5", title: `${turn}` })
      statuses.push(sent.status)
    }
    expect(statuses).toEqual([...Array(10).fill(303), 429])
  })
})
