import { rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type {
  AdminReviewsResponse,
  StoreProductRatingResponse,
  StoreProductReviewsResponse,
} from "../../src/types/http"
import { appDir } from "../app/demo/places"
import { type TestStore, startTestStore } from "../support/test-store"
import { buy, deliver, openForMarketing } from "./support/after-delivery"
import { storefront } from "./support/consent"
import { linksOf, readable } from "./support/mail-parts"
import { liveThrough } from "./support/move-clock"
import { openBrowser } from "./support/page-browser"
import { photo, uploadFolder } from "./support/reviews"
import { submitForm } from "./support/submit-form"

const SKU = "LR-DRIP-CLAY"

describe("a review, from the mail to the next customer's mail", () => {
  const folder = uploadFolder()
  /** Where the store's file server looks. */
  const uploads = path.join(appDir, "static")
  let store: TestStore
  let browser: Browser
  let productId: string

  beforeAll(async () => {
    store = await startTestStore({ env: { UPLOAD_DIR: uploads } })
    browser = await openBrowser()
    await store.resetLedger()
    await openForMarketing(store, ["review-request", "thank-you"])
    const products = await store.shopper.products()
    productId =
      products.find(({ variants }) => variants?.some(({ sku }) => sku === SKU))?.id ?? ""
  })
  afterAll(async () => {
    await browser?.close()
    const { reviews } = await published()
    for (const { id } of reviews.flatMap(({ photos }) => photos)) {
      rmSync(path.join(uploads, id), { force: true })
    }
    await store?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it("is begun by the fourth star, written with a photo, checked, published and quoted", async () => {
    await customer("ada@example.com")
    await submitForm(starLink(5), { rating: 5, body: "Pours like a song." })
    await customer("bo@example.com")
    await submitForm(starLink(2), { rating: 2, body: "Mine had a chip in the glaze." })
    await publishAll()
    await customer("lea@example.com")

    const page = await browser.newPage({ viewport: { width: 375, height: 720 } })
    await page.setContent(lastMail("review-request").html)
    await page.getByRole("link", { name: /^4 of 5 stars/ }).click()
    await page.waitForURL(/\/post-purchase\/review\//)
    expect(await page.isChecked("input[value='4']")).toBe(true)
    expect(await reviewsOf("lea@example.com")).toEqual([])

    await page.fill("#title", "Slow mornings")
    await page.fill("#body", "It never stalls, and it looks good on the shelf.")
    const file = path.join(folder, "dripper.jpg")
    writeFileSync(file, await photo("jpeg", { width: 320, height: 240 }))
    await page.setInputFiles("#photos", [file])
    await page.locator("main button").click()
    await page.waitForURL(/saved=1$/)
    await page.close()

    const [pending] = await reviewsOf("lea@example.com")
    expect(pending).toMatchObject({
      state: "pending",
      rating: 4,
      title: "Slow mornings",
      author: "Mara V.",
      published_version: null,
    })
    expect(pending.photos).toHaveLength(1)
    expect((await published()).count).toBe(2)

    await publishAll()
    const { reviews, count } = await published()
    expect(count).toBe(3)
    expect(reviews[0]).toMatchObject({
      rating: 4,
      title: "Slow mornings",
      body: "It never stalls, and it looks good on the shelf.",
      verified_purchase: true,
    })
    const picture = await fetch(reviews[0].photos[0].url)
    expect(picture.headers.get("content-type")).toContain("image/")
    const { rating } = await (
      await storefront(store)
    )<StoreProductRatingResponse>(
      "GET",
      `/store/post-purchase/products/${productId}/rating`
    )
    expect(rating).toMatchObject({ count: 3 })
    expect(rating.average).toBeCloseTo(11 / 3)

    await buy(store, { [SKU]: 1 }, "noor@example.com")
    await liveThrough(store, 1)
    const thanks = readable(lastMail("thank-you").html)
    expect(thanks).toContain("It never stalls, and it looks good on the shelf.")
    expect(thanks).toContain("3.6 of 5")
  })

  /** Somebody who bought it, has had it for five days, and was asked. */
  async function customer(email: string): Promise<void> {
    await deliver(store, (await buy(store, { [SKU]: 1 }, email)).id)
    await liveThrough(store, 5)
    expect(lastMail("review-request").to).toEqual([email])
  }

  function lastMail(flow: string) {
    const mail = store.resend
      .emails()
      .filter(({ tags }) => tags?.some(({ value }) => value === flow))
      .at(-1)
    if (!mail) {
      throw new Error(`no mail of ${flow} was sent`)
    }
    return { ...mail, html: mail.html ?? "" }
  }

  function starLink(stars: number): string {
    const link = linksOf(lastMail("review-request").html).find((url) =>
      url.endsWith(`?stars=${stars}`)
    )
    if (!link) {
      throw new Error(`the last mail has no link to ${stars} stars`)
    }
    return link
  }

  async function reviewsOf(email: string) {
    const { reviews } = await store.admin.send<AdminReviewsResponse>(
      "GET",
      "/admin/post-purchase/reviews"
    )
    return reviews.filter((review) => review.email === email)
  }

  async function publishAll(): Promise<void> {
    const { reviews } = await store.admin.send<AdminReviewsResponse>(
      "GET",
      "/admin/post-purchase/reviews?state=pending"
    )
    for (const { id, version } of reviews) {
      await store.admin.send("POST", `/admin/post-purchase/reviews/${id}/decide`, {
        decision: "publish",
        version,
      })
    }
  }

  async function published(): Promise<StoreProductReviewsResponse> {
    const send = await storefront(store)
    return send("GET", `/store/post-purchase/products/${productId}/reviews`)
  }
})
