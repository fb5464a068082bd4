import { rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  StoreOwnReviewsResponse,
  StoreProductRatingResponse,
  StoreProductReviewsResponse,
  StoreSubmitReviewResponse,
} from "../../src/types/http"
import { type Send, createShopper } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"
import { registerCustomer, storefront } from "./support/consent"
import { createOrderChanges } from "./support/order-changes"
import { bareRequest, freshAddress } from "./support/public-pages"
import { refused } from "./support/refused"
import {
  asked,
  buy,
  decide,
  multipart,
  photo,
  photosIn,
  reviewRows,
  uploadFolder,
} from "./support/reviews"

const ESPRESSO = "LR-HARB-250-BEAN"
const PATH = "/store/post-purchase/reviews"

describe("reviews in the Store API", () => {
  const uploads = uploadFolder()
  let store: TestStore
  let anybody: Send
  let mara: { id: string; token: string; send: Send }
  let clumsy: { id: string; token: string; send: Send }
  let clumsyItem: string
  let publishableKey: string

  beforeAll(async () => {
    store = await startTestStore({ env: { UPLOAD_DIR: uploads } })
    publishableKey = await store.admin.publishableKey()
    anybody = await storefront(store)
    clumsy = await customer("clumsy")
    clumsyItem = (await boughtBy(clumsy)).items[0].id
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
    // A fresh one, so that the limit by customer is nobody else's.
    mara = await customer("mara")
  })

  let count = 0
  async function customer(name: string) {
    count += 1
    const account = await registerCustomer(store, `${name}.${count}@example.com`)
    return { ...account, send: await storefront(store, account.token) }
  }
  const shopperOf = ({ token }: { token: string }) =>
    createShopper({ baseUrl: store.baseUrl, publishableKey, token })
  const boughtBy = async (who: { token: string }, skus = [ESPRESSO]) =>
    buy(store, skus, { shopper: shopperOf(who), email: `bought.${count}@example.com` })
  const submit = (send: Send, body: Record<string, unknown>) =>
    send<StoreSubmitReviewResponse>("POST", PATH, body)
  const reviewsOf = (productId: string, query = "") =>
    anybody<StoreProductReviewsResponse>(
      "GET",
      `/store/post-purchase/products/${productId}/reviews${query}`
    )
  const ratingOf = async (productId: string) =>
    (
      await anybody<StoreProductRatingResponse>(
        "GET",
        `/store/post-purchase/products/${productId}/rating`
      )
    ).rating

  it("takes a customer's review, and shows it to them alone until it is published", async () => {
    const june = await customer("june")
    const order = await boughtBy(mara)
    const [{ id: line_item_id, productId }] = order.items
    const { review, outcome } = await submit(mara.send, {
      line_item_id,
      rating: 4,
      title: " Round ",
      body: "Mild.",
      locale: "en",
    })
    expect(outcome).toBe("new")
    expect(review).toMatchObject({
      line_item_id,
      order_id: order.orderId,
      product_id: productId,
      product_title: "Harbour Espresso",
      state: "pending",
      is_public: false,
      rating: 4,
      title: "Round",
      author: "Mara V.",
    })
    const own = await mara.send<StoreOwnReviewsResponse>("GET", PATH)
    expect(own).toEqual({ reviews: [review], count: 1, limit: 20, offset: 0 })
    expect((await june.send<StoreOwnReviewsResponse>("GET", PATH)).reviews).toEqual([])
    expect(await reviewsOf(productId)).toMatchObject({ reviews: [], count: 0 })
    expect(await ratingOf(productId)).toEqual({
      product_id: productId,
      average: null,
      count: 0,
      distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
    })
    await decide(store, review.id, { decision: "publish", version: 1 })
    expect((await reviewsOf(productId)).reviews).toEqual([
      {
        id: review.id,
        product_id: productId,
        variant_title: review.variant_title,
        rating: 4,
        title: "Round",
        body: "Mild.",
        photos: [],
        author: "Mara V.",
        written_at: review.written_at,
        verified_purchase: true,
        incentive: null,
        response: null,
      },
    ])
  })

  it("shows the public version while a change is checked, the name too", async () => {
    const [{ id: line_item_id, productId }] = (await boughtBy(mara)).items
    const { review } = await submit(mara.send, { line_item_id, rating: 5, body: "Good." })
    await decide(store, review.id, { decision: "publish", version: 1 })
    const changed = await submit(mara.send, {
      line_item_id,
      rating: 1,
      body: "Stale.",
      author: "Visit spam.example",
    })
    expect(changed).toMatchObject({
      outcome: "edited",
      review: { state: "pending", is_public: true, rating: 1 },
    })
    expect((await reviewsOf(productId)).reviews).toMatchObject([
      { rating: 5, body: "Good.", author: "Mara V." },
    ])
    expect(await ratingOf(productId)).toMatchObject({ average: 5, count: 1 })
    await decide(store, review.id, {
      decision: "reject",
      version: 2,
      reason: "unrelated",
    })
    expect((await reviewsOf(productId)).reviews).toMatchObject([{ rating: 5 }])
    await submit(mara.send, { line_item_id, rating: 2, body: "Stale.", author: null })
    await decide(store, review.id, { decision: "publish", version: 3 })
    expect((await reviewsOf(productId)).reviews).toMatchObject([
      { rating: 2, author: null },
    ])
  })

  it("answers for another's item as for none, and to nobody without an account", async () => {
    const june = await customer("june")
    const [{ id: line_item_id }] = (await boughtBy(mara)).items
    const foreign = await refused(submit(june.send, { line_item_id, rating: 1 }))
    const none = await refused(
      submit(june.send, { line_item_id: "ordli_none", rating: 1 })
    )
    expect(foreign.status).toBe(404)
    expect(none.status).toBe(404)
    expect(foreign.reason.replace(line_item_id, "X")).toBe(
      none.reason.replace("ordli_none", "X")
    )
    expect((await refused(submit(anybody, { line_item_id, rating: 1 }))).status).toBe(401)
    expect((await refused(anybody("GET", PATH))).status).toBe(401)
    await submit(mara.send, { line_item_id, rating: 5 })
    await refused(submit(june.send, { line_item_id, rating: 1 }))
    expect(await reviewRows(store)).toMatchObject([{ rating: 5, version: 1 }])
  })

  it.each([
    ["a rating of 7", { rating: 7 }, /rating: must be a whole number from 1 to 5/],
    ["half a star", { rating: 4.5 }, /rating: must be a whole number/],
    ["a rating as text", { rating: "5" }, /rating: must be a whole number/],
    ["no rating", { rating: undefined }, /rating: must be a whole number/],
    [
      "20,000 characters",
      { body: "x".repeat(20_000) },
      /body: must be at most 5000 .* 20000/,
    ],
    ["an incentive of one's own", { incentive: "1 €" }, /incentive/],
    ["a state", { state: "published" }, /state/],
    ["another's photo", { keep_photos: ["x.jpg"] }, /keep_photos: x\.jpg/],
    ["a name over two lines that is too long", { author: "a\n".repeat(40) }, /author/],
  ])("refuses %s", async (_, change, reason) => {
    const answer = await refused(
      submit(clumsy.send, { line_item_id: clumsyItem, rating: 5, ...change })
    )
    expect(answer.status).toBe(400)
    expect(answer.reason).toMatch(reason)
    expect(await reviewRows(store)).toEqual([])
  })

  it("takes photos with a form, and refuses what is none", async () => {
    const [{ id: line_item_id, productId }] = (await boughtBy(mara)).items
    const send = async (
      fields: Record<string, string>,
      files: Parameters<typeof multipart>[1]
    ) => {
      const { type, body } = await multipart({ line_item_id, ...fields }, files)
      const answer = await bareRequest(store, {
        method: "POST",
        path: PATH,
        headers: {
          "content-type": type,
          "x-publishable-api-key": publishableKey,
          authorization: `Bearer ${mara.token}`,
          "x-forwarded-for": freshAddress(),
        },
        body,
      })
      return { status: answer.status, body: JSON.parse(answer.body) }
    }
    const good = { name: "a.jpg", content: await photo("jpeg") }
    const bad = { name: "b.jpg", content: await photo("gif") }
    expect(await send({ rating: "5" }, [good, bad])).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("photos.1: must be a JPEG, PNG or WebP") },
    })
    expect(await send({ rating: "seven" }, [good])).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("rating: must be a whole number") },
    })
    const six = Array.from({ length: 6 }, () => good)
    expect(await send({ rating: "5" }, six)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("photos: at most 5; there are 6") },
    })
    expect(photosIn(uploads)).toEqual([])
    const { status, body } = await send({ rating: "5", author: "" }, [good])
    expect(status).toBe(200)
    expect(body.review).toMatchObject({
      author: null,
      photos: [{ id: expect.any(String) }],
    })
    const [{ id, url }] = body.review.photos
    expect(photosIn(uploads)).toEqual([id])
    // Kept by JSON.
    await submit(mara.send, { line_item_id, rating: 4, keep_photos: [id] })
    await decide(store, body.review.id, { decision: "publish", version: 2 })
    expect((await reviewsOf(productId)).reviews[0].photos).toEqual([{ id, url }])
  })

  it("takes the same again, and at once, for one", async () => {
    const [{ id: line_item_id }] = (await boughtBy(mara)).items
    const body = { line_item_id, rating: 5, body: "Good." }
    const sent = await Promise.all([1, 2, 3].map(() => submit(mara.send, body)))
    expect(sent.map(({ outcome }) => outcome).sort()).toEqual(["known", "known", "new"])
    expect(await reviewRows(store)).toHaveLength(1)
  })

  it("says what a mail offered, whichever way the review comes in", async () => {
    const order = await boughtBy(mara)
    const [{ id: line_item_id, productId }] = order.items
    await asked(store, order, { incentive: "A voucher for any review, good or bad" })
    const { review } = await submit(mara.send, { line_item_id, rating: 3 })
    await decide(store, review.id, { decision: "publish", version: 1 })
    expect((await reviewsOf(productId)).reviews).toMatchObject([
      { incentive: "A voucher for any review, good or bad" },
    ])
  })

  it("lets whoever sent it back say why, and nobody whose order was cancelled", async () => {
    const changes = createOrderChanges(store)
    const returned = await boughtBy(mara)
    await changes.deliverAll(returned.orderId)
    await changes.takeBack(returned.orderId, ESPRESSO, 1)
    const { outcome } = await submit(mara.send, {
      line_item_id: returned.items[0].id,
      rating: 1,
    })
    expect(outcome).toBe("new")
    const canceled = await boughtBy(mara)
    await store.admin.cancel(canceled.orderId)
    const answer = await refused(
      submit(mara.send, { line_item_id: canceled.items[0].id, rating: 1 })
    )
    expect(answer.status).toBe(404)
  }, 180_000)

  it("pages, sorts and filters what is public", async () => {
    const ratings = [3, 5, 1, 5]
    const order = await boughtBy(mara, [
      ESPRESSO,
      "LR-HARB-250-ESP",
      "LR-HARB-250-MOKA",
      "LR-HARB-1KG-BEAN",
    ])
    const ids: string[] = []
    for (const [index, item] of order.items.entries()) {
      const { review } = await submit(mara.send, {
        line_item_id: item.id,
        rating: ratings[index],
      })
      await decide(store, review.id, { decision: "publish", version: 1 })
      ids.push(review.id)
    }
    const [{ productId }] = order.items
    const idsOf = async (query: string) =>
      (await reviewsOf(productId, query)).reviews.map(({ id }) => id)
    expect(await idsOf("")).toEqual([...ids].reverse())
    expect(await idsOf("?sort=highest")).toEqual([ids[3], ids[1], ids[0], ids[2]])
    expect(await idsOf("?sort=lowest")).toEqual([ids[2], ids[0], ids[3], ids[1]])
    expect(await idsOf("?rating=5&rating=1")).toEqual([ids[3], ids[2], ids[1]])
    expect(await reviewsOf(productId, "?limit=2&offset=1")).toMatchObject({
      count: 4,
      limit: 2,
      offset: 1,
      reviews: [{ id: ids[2] }, { id: ids[1] }],
    })
    expect(await ratingOf(productId)).toEqual({
      product_id: productId,
      average: 3.5,
      count: 4,
      distribution: { 1: 1, 2: 0, 3: 1, 4: 0, 5: 2 },
    })
    for (const query of [
      "?limit=101",
      "?limit=0",
      "?sort=best",
      "?rating=6",
      "?state=pending",
    ]) {
      expect((await refused(reviewsOf(productId, query))).status, query).toBe(400)
    }
    expect(await reviewsOf("prod_none")).toMatchObject({ reviews: [], count: 0 })
  })

  it("may be kept by anybody in between, and says when nothing is new", async () => {
    const [{ productId, id: line_item_id }] = (await boughtBy(mara)).items
    const headers = { "x-publishable-api-key": publishableKey }
    for (const page of ["reviews", "rating"]) {
      const path = `/store/post-purchase/products/${productId}/${page}`
      const first = await bareRequest(store, { path, headers })
      expect(first.status).toBe(200)
      expect(first.headers["cache-control"]).toBe(
        "public, max-age=60, stale-while-revalidate=600"
      )
      expect(first.headers["set-cookie"]).toBeUndefined()
      const etag = first.headers.etag ?? ""
      expect(etag).not.toBe("")
      const known = { ...headers, "if-none-match": etag }
      const second = await bareRequest(store, { path, headers: known })
      expect([second.status, second.body]).toEqual([304, ""])
      const { review } = await submit(mara.send, {
        line_item_id,
        rating: 5,
        title: page,
      })
      const version = page === "reviews" ? 1 : 2
      await decide(store, review.id, { decision: "publish", version })
      const third = await bareRequest(store, { path, headers: known })
      expect(third.status).toBe(page === "reviews" ? 200 : 304)
    }
  })

  it("lets a customer send ten a minute", async () => {
    const [{ id: line_item_id }] = (await boughtBy(mara)).items
    for (let turn = 0; turn < 10; turn += 1) {
      await submit(mara.send, { line_item_id, rating: 5, title: `${turn}` })
    }
    const answer = await refused(submit(mara.send, { line_item_id, rating: 5 }))
    expect(answer.status).toBe(429)
    expect(answer.reason).toMatch(/Try again in \d+ seconds/)
  })
})
