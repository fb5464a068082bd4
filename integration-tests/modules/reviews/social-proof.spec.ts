import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { readSocialProof } from "../../../src/modules/post-purchase/queries/read-social-proof"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { insertPublished } from "./support/rows"

describe("social proof", () => {
  let ledger: LedgerDatabase
  let db: Knex

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    db = ledger.db
  })
  afterAll(() => ledger.drop())
  beforeEach(() =>
    db.raw(`truncate post_purchase_review, post_purchase_review_version,
              post_purchase_survey_answer`)
  )

  const proofOf = async (...product_ids: string[]) =>
    (await readSocialProof(db, [{ key: "order_1", product_ids }])).get("order_1")

  const answer = (index: number, score: number, daysAgo = 1, survey = "nps") =>
    db("post_purchase_survey_answer").insert({
      id: `ppans_${survey}_${index}`,
      message_id: `ppmsg_${survey}_${index}`,
      survey,
      email: "a@example.com",
      score,
      tags: "[]",
      answered_at: new Date(Date.now() - daysAgo * 86_400_000),
      changed_at: new Date(),
    })

  it("shows neither average nor voice of fewer than three", async () => {
    await insertPublished(db, { rating: 5, body: "Wonderful" })
    await insertPublished(db, { rating: 4, body: "Good" })
    expect(await proofOf("prod_1")).toMatchObject({ rating: null, reviews: [] })
    await insertPublished(db, { rating: 1 })
    const proof = await proofOf("prod_1")
    expect(proof?.rating?.count).toBe(3)
    expect(proof?.rating?.average).toBeCloseTo(10 / 3, 10)
  })

  it("reads published versions alone", async () => {
    for (const rating of [5, 5, 5]) {
      await insertPublished(db, { rating })
    }
    await insertPublished(db, { rating: 1, state: "pending", body: "Not yet" })
    await insertPublished(db, { rating: 1, state: "rejected", body: "Never" })
    const id = await insertPublished(db, { rating: 3, body: "As it was" })
    await db("post_purchase_review")
      .where({ id })
      .update({ version: 2, state: "pending" })
    await db("post_purchase_review_version").insert({
      id: "pprvv_edit",
      review_id: id,
      version: 2,
      rating: 1,
      body: "As it is to be",
      photos: "[]",
      fingerprint: "edit",
      written_at: new Date(),
    })
    const proof = await proofOf("prod_1")
    expect(proof?.rating).toEqual({ average: 4.5, count: 4 })
    expect(proof?.reviews.map(({ body }) => body)).toEqual(["As it was"])
  })

  it("shows the newest two that say something, whatever their stars", async () => {
    await insertPublished(db, { rating: 5, body: "Wonderful", daysAgo: 9 })
    await insertPublished(db, { rating: 1, body: "Arrived stale", daysAgo: 2 })
    await insertPublished(db, { rating: 5, body: null, daysAgo: 1 })
    await insertPublished(db, { rating: 5, body: "", daysAgo: 1 })
    await insertPublished(db, {
      rating: 2,
      body: "Too light",
      daysAgo: 3,
      product: "prod_2",
    })
    await insertPublished(db, { rating: 5, body: "Elsewhere", product: "prod_3" })
    expect((await proofOf("prod_1", "prod_2"))?.reviews).toEqual([
      {
        rating: 1,
        title: null,
        body: "Arrived stale",
        author: "June O.",
        productTitle: "Title of prod_1",
        incentive: null,
      },
      expect.objectContaining({ rating: 2, body: "Too light" }),
    ])
  })

  it("shows the share of promoters of at least ten answers of the last year", async () => {
    for (let index = 0; index < 9; index += 1) {
      await answer(index, index < 6 ? 9 + (index % 2) : 8)
    }
    await answer(10, 10, 366)
    await answer(11, 5, 1, "csat")
    expect((await proofOf("prod_1"))?.promoters).toBeNull()
    await answer(12, 0, 364)
    expect((await proofOf("prod_1"))?.promoters).toEqual({ share: 0.6, count: 10 })
  })

  it("answers every request of a batch by its key", async () => {
    for (const rating of [4, 4, 4]) {
      await insertPublished(db, { rating })
    }
    const proofs = await readSocialProof(db, [
      { key: "order_1", product_ids: ["prod_1", "prod_1"] },
      { key: "order_2", product_ids: ["prod_2"] },
      { key: "order_3", product_ids: [] },
    ])
    expect(proofs.get("order_1")?.rating).toEqual({ average: 4, count: 3 })
    const nothing = { rating: null, reviews: [], promoters: null }
    expect(proofs.get("order_2")).toEqual(nothing)
    expect(proofs.get("order_3")).toEqual(nothing)
    expect(await readSocialProof(db, [])).toEqual(new Map())
  })
})
