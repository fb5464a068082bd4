import { rmSync } from "node:fs"
import { parse } from "csv-parse/sync"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { RejectionReason } from "../../src/modules/post-purchase/constants"
import type { AdminReviewResponse, AdminReviewsResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { recordEvents, storefront } from "./support/consent"
import { download } from "./support/download"
import { bareRequest } from "./support/public-pages"
import { refused } from "./support/refused"
import { asked, buy, postReview, reviewRows, uploadFolder } from "./support/reviews"
import { answersToAnyone } from "./support/unauthenticated"

const PATH = "/admin/post-purchase/reviews"
const ESPRESSO = "LR-HARB-250-BEAN"

describe("reviews in the admin API", () => {
  const uploads = uploadFolder()
  let store: TestStore
  let order: Awaited<ReturnType<typeof buy>>

  beforeAll(async () => {
    store = await startTestStore({ env: { UPLOAD_DIR: uploads } })
    order = await buy(store, [ESPRESSO, "LR-HARB-1KG-BEAN"])
  })
  afterAll(async () => {
    await store.stop()
    rmSync(uploads, { recursive: true, force: true })
  })
  beforeEach(() => store.resetLedger())

  const list = (query = "") =>
    store.admin.send<AdminReviewsResponse>("GET", `${PATH}${query}`)
  const get = async (id: string) =>
    (await store.admin.send<AdminReviewResponse>("GET", `${PATH}/${id}`)).review
  const decide = async (id: string, body: Record<string, unknown>) =>
    (await store.admin.send<AdminReviewResponse>("POST", `${PATH}/${id}/decide`, body))
      .review
  const respond = async (id: string, response: string | null) =>
    (
      await store.admin.send<AdminReviewResponse>("POST", `${PATH}/${id}/respond`, {
        response,
      })
    ).review

  /** Two reviews of one order. */
  async function written() {
    const { path } = await asked(store, order)
    const words = { title: "Round", body: "Mild.", author: "Mara V." }
    await postReview(store, await path(0), { ...words, rating: "5" })
    await postReview(store, await path(1), {
      rating: "1",
      body: "Arrived 100% stale",
      author: "",
    })
    const [good, bad] = await reviewRows(store)
    return { good: String(good.id), bad: String(bad.id), path }
  }

  it("lists what is to be checked, the latest first, filtered and paged", async () => {
    const { good, bad } = await written()
    const ids = async (query: string) => (await list(query)).reviews.map(({ id }) => id)
    expect(await list()).toMatchObject({ count: 2, limit: 50, offset: 0 })
    expect(await ids("")).toEqual([bad, good])
    expect(await ids("?rating=5")).toEqual([good])
    expect(await ids("?q=100%25")).toEqual([bad])
    expect(await ids("?q=_ild")).toEqual([])
    expect(await ids(`?q=${order.orderId}&limit=1&offset=1`)).toEqual([good])
    expect(await ids("?q=MARA@example")).toEqual([bad, good])
    expect(await ids(`?product_id=${order.items[0].productId}`)).toHaveLength(2)
    expect(await ids("?product_id=prod_none")).toEqual([])
    await decide(bad, { decision: "publish", version: 1 })
    expect(await ids("?state=pending")).toEqual([good])
    expect(await ids("?state=published&state=rejected")).toEqual([bad])
    for (const query of ["?state=hidden", "?rating=6", "?limit=201", "?sort=rating"]) {
      expect((await refused(list(query))).status, query).toBe(400)
    }
  })

  it("publishes, tells it once, and remembers who decided", async () => {
    const { good } = await written()
    const events = recordEvents(store, "post_purchase.review_decided")
    const review = await decide(good, { decision: "publish", version: 1 })
    expect(review).toMatchObject({
      state: "published",
      published_version: 1,
      decided_by: expect.stringMatching(/^user_/),
      versions: [{ version: 1, state: "published", author: "Mara V." }],
    })
    expect(await decide(good, { decision: "publish", version: 1 })).toEqual(review)
    await decide(good, { decision: "reject", version: 1, reason: "fake", note: " Bot " })
    expect(await events.atLeast(2)).toEqual([
      { id: good, version: 1, state: "published" },
      { id: good, version: 1, state: "rejected" },
    ])
    events.stop()
    expect(await get(good)).toMatchObject({
      state: "rejected",
      published_version: null,
      rejection_reason: "fake",
      rejection_note: "Bot",
    })
  })

  it.each([
    ["no reason", { decision: "reject", version: 1 }],
    ["a reason of one's own", { decision: "reject", version: 1, reason: "negative" }],
    ["a reason with a publication", { decision: "publish", version: 1, reason: "fake" }],
    ["no version", { decision: "publish" }],
    ["no decision", { version: 1 }],
    ["another rating", { decision: "publish", version: 1, rating: 5 }],
    ["another incentive", { decision: "publish", version: 1, incentive: null }],
  ])("refuses a decision with %s", async (_, body) => {
    const { bad } = await written()
    expect((await refused(decide(bad, body))).status).toBe(400)
    expect(await get(bad)).toMatchObject({ state: "pending", rating: 1 })
  })

  it("takes every lawful reason", async () => {
    const { bad } = await written()
    for (const reason of Object.values(RejectionReason)) {
      expect(await decide(bad, { decision: "reject", version: 1, reason })).toMatchObject(
        {
          rejection_reason: reason,
        }
      )
    }
  })

  it("decides about nothing that it has not read", async () => {
    const { good, path } = await written()
    await postReview(store, await path(0), { rating: "2", body: "Changed" })
    const answer = await refused(decide(good, { decision: "publish", version: 1 }))
    expect(answer.status).toBe(400)
    expect(answer.reason).toContain("version 2 is the latest, not 1")
    expect(await get(good)).toMatchObject({
      published_version: null,
      versions: [
        { version: 2, rating: 2, state: "pending" },
        { version: 1, rating: 5, state: "pending" },
      ],
    })
    const none = await refused(decide("pprev_none", { decision: "publish", version: 1 }))
    expect(none.status).toBe(404)
    expect((await refused(get("pprev_none"))).status).toBe(404)
  })

  it("answers in public, and takes it back", async () => {
    const { good } = await written()
    await decide(good, { decision: "publish", version: 1 })
    const anybody = await storefront(store)
    const shown = async () => {
      const path = `/store/post-purchase/products/${order.items[0].productId}/reviews`
      const { reviews } = await anybody<{ reviews: { response: unknown }[] }>("GET", path)
      return reviews[0].response
    }
    await respond(good, "  <b>Thank you</b>,\r\nMara. ")
    expect(await shown()).toEqual({
      text: "<b>Thank you</b>,\nMara.",
      responded_at: expect.any(String),
    })
    expect(await get(good)).toMatchObject({
      responded_by: expect.stringMatching(/^user_/),
    })
    await respond(good, "")
    expect(await shown()).toBeNull()
    const long = await refused(respond(good, "x".repeat(5001)))
    expect(long).toMatchObject({ status: 400 })
    expect(long.reason).toContain("at most 5000 characters; it has 5001")
    expect((await refused(respond("pprev_none", "Hello"))).status).toBe(404)
  })

  it("proves who was asked, who was not and why, and what became of it", async () => {
    const { messageId, path } = await asked(store, order, { incentive: "=1+1" })
    await postReview(store, await path(0), { rating: "1", body: "Stale" })
    const [row] = await reviewRows(store)
    await decide(String(row.id), {
      decision: "reject",
      version: 1,
      reason: "personal-information",
    })
    const skipped = await asked(
      store,
      { ...order, email: "=cmd@example.com" },
      {
        state: "skipped",
        skip_reason: "no-consent",
        sent_at: null,
        mentions: null,
        step: "remind",
      }
    )
    await asked(store, order, { flow: "thank-you" })
    const { status, headers, bytes } = await download(store, `${PATH}/audit`)
    expect(status).toBe(200)
    expect(headers.get("content-type")).toContain("text/csv")
    expect(headers.get("content-disposition")).toContain("review-requests.csv")
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true })
    const [first, second] = order.items
    expect(rows).toMatchObject([
      {
        message_id: messageId,
        order_id: order.orderId,
        email: "mara@example.com",
        line_item_id: first.id,
        product_id: first.productId,
        step: "ask",
        message_state: "sent",
        skip_reason: "",
        sent_at: expect.stringMatching(/^\d{4}-/),
        // No spreadsheet takes it for a formula.
        incentive: "'=1+1",
        review_id: row.id,
        rating: "1",
        review_state: "rejected",
        rejection_reason: "personal-information",
        submitted_at: expect.stringMatching(/^\d{4}-/),
        decided_at: expect.stringMatching(/^\d{4}-/),
        published_at: "",
      },
      { message_id: messageId, line_item_id: second.id, review_id: "", rating: "" },
      {
        message_id: skipped.messageId,
        step: "remind",
        message_state: "skipped",
        skip_reason: "no-consent",
        email: "'=cmd@example.com",
        line_item_id: "",
        sent_at: "",
      },
    ])
  })

  it("writes an audit longer than a page without losing or doubling a row", async () => {
    await store.sql.query(
      `insert into post_purchase_message (id, dedupe_key, flow, step, purpose, channel,
         subject, planned_at, send_at, state, skip_reason)
       select 'ppmsg_' || lpad(n::text, 5, '0'), 'review-request/ask/' || n,
         'review-request', 'ask', 'marketing', 'email', 'order:' || n, now(), now(),
         'skipped', 'no-consent'
       from generate_series(1, 1203) n`
    )
    const { bytes } = await download(store, `${PATH}/audit`)
    const rows: { message_id: string }[] = parse(bytes, { bom: true, columns: true })
    expect(rows).toHaveLength(1203)
    expect(new Set(rows.map(({ message_id }) => message_id)).size).toBe(1203)
  })

  it("exports and erases what a person wrote", async () => {
    const { good } = await written()
    await decide(good, { decision: "publish", version: 1 })
    await respond(good, "Thank you, Mara.")
    const { tables } = await store.admin.send<{ tables: Record<string, unknown[]> }>(
      "GET",
      `/admin/post-purchase/contacts/export?email=${encodeURIComponent(order.email)}`
    )
    expect(tables.post_purchase_review).toHaveLength(2)
    expect(tables.post_purchase_review_version).toMatchObject([
      expect.objectContaining({ review_id: expect.any(String) }),
      expect.objectContaining({ review_id: expect.any(String) }),
    ])
    await store.admin.send("POST", "/admin/post-purchase/contacts/erase", {
      email: order.email,
    })
    // What nobody sees and nobody wrote any more is not to be checked.
    const { reviews, count } = await list()
    expect(count).toBe(1)
    expect(reviews).toMatchObject([
      {
        id: good,
        rating: 5,
        title: null,
        body: null,
        author: null,
        response: null,
        email: expect.stringMatching(/^erased:/),
        erased_at: expect.any(String),
      },
    ])
    expect(
      (
        await refused(
          decide(good, {
            decision: "reject",
            version: 1,
            reason: "fake",
          })
        )
      ).status
    ).toBe(400)
    expect((await refused(respond(good, "Hello"))).status).toBe(404)
  })

  it("is for admins alone", async () => {
    expect(
      await answersToAnyone(store, [
        ["GET", "/reviews"],
        ["GET", "/reviews/audit"],
        ["GET", "/reviews/pprev_1"],
        ["POST", "/reviews/pprev_1/decide"],
        ["POST", "/reviews/pprev_1/respond"],
      ])
    ).toEqual([
      "GET /reviews 401",
      "GET /reviews/audit 401",
      "GET /reviews/pprev_1 401",
      "POST /reviews/pprev_1/decide 401",
      "POST /reviews/pprev_1/respond 401",
    ])
    const { status } = await bareRequest(store, { path: PATH })
    expect(status).toBe(401)
  })
})
