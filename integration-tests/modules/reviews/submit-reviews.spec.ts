import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  decideReview,
  takeBackDecision,
} from "../../../src/modules/post-purchase/queries/review-decide"
import { respondToReview } from "../../../src/modules/post-purchase/queries/review-respond"
import { submitReview } from "../../../src/modules/post-purchase/queries/review-submit"
import { takeBackVersion } from "../../../src/modules/post-purchase/queries/review-take-back"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"
import { insertInvitation, submission } from "./support/rows"

describe("submitting and deciding reviews", () => {
  let ledger: LedgerDatabase
  let db: Knex

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    db = ledger.db
  })
  afterAll(() => ledger.drop())
  beforeEach(() =>
    db.raw(`truncate post_purchase_review, post_purchase_review_version,
              post_purchase_message`)
  )

  const review = () => db("post_purchase_review").first()
  const versions = () => db("post_purchase_review_version").orderBy("version")
  const publish = (id: string, version: number) =>
    decideReview(db, { id, version, rejection: null, actor_id: "user_1" })
  const reject = (id: string, version: number, withdraw = false) =>
    decideReview(db, {
      id,
      version,
      rejection: { reason: "abusive", note: "insults", withdraw },
      actor_id: "user_1",
    })
  const submit = async (change: Parameters<typeof submission>[0] = {}, on = db) => {
    const submitted = await submitReview(on, submission(change))
    if (submitted.outcome === "gone") {
      throw new Error("it is gone")
    }
    return submitted
  }

  it("keeps a first review, which nobody sees yet", async () => {
    expect(await submit()).toMatchObject({ outcome: "new", version: 1 })
    expect(await review()).toMatchObject({
      state: "pending",
      version: 1,
      published_version: null,
      published_at: null,
    })
    expect(await versions()).toMatchObject([
      { rating: 5, title: "Round", author: "Ada L.", state: "pending" },
    ])
  })

  it("knows the same words again", async () => {
    const { id } = await submit()
    expect(await submit()).toEqual({ outcome: "known", id, version: 1 })
    expect(await versions()).toHaveLength(1)
  })

  it("makes an edit a version that waits, and leaves the public one", async () => {
    const { id } = await submit()
    await publish(id, 1)
    const published = await review()
    expect(await submit({ rating: 2, author: "Somebody else" })).toMatchObject({
      outcome: "edited",
      id,
      version: 2,
    })
    expect(await review()).toMatchObject({
      state: "pending",
      version: 2,
      published_version: 1,
      published_at: published.published_at,
      decided_at: null,
    })
    expect(await versions()).toMatchObject([
      { rating: 5, state: "published", author: "Ada L." },
      { rating: 2, state: "pending", author: "Somebody else" },
    ])
    await publish(id, 2)
    expect(await review()).toMatchObject({
      state: "published",
      published_version: 2,
      published_at: published.published_at,
    })
  })

  it.each([1, 2, 3])(
    "takes one form posted eight times at once for one (%i)",
    async () => {
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, turn) => submit({}, turn % 2 ? db : ledger.other))
      )
      const outcomes = results.map(({ outcome }) => outcome).sort()
      expect(outcomes).toEqual([...Array(7).fill("known"), "new"])
      expect(new Set(results.map(({ id }) => id)).size).toBe(1)
      expect(await versions()).toHaveLength(1)
    }
  )

  it.each([1, 2, 3])("numbers eight edits at once without a gap (%i)", async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        submit({ body: `Draft ${turn}` }, turn % 2 ? db : ledger.other)
      )
    )
    expect((await versions()).map(({ version }) => version)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ])
    expect(await db("post_purchase_review")).toHaveLength(1)
    expect(await review()).toMatchObject({ version: 8 })
  })

  it("never publishes what was not read, whoever comes first", async () => {
    const seen = new Set<string>()
    for (let turn = 0; turn < 20; turn += 1) {
      const line = { line_item_id: `ordli_${turn}` }
      const { id } = await submit(line)
      const [decided] = await Promise.all([
        publish(id, 1),
        submit({ ...line, body: "Changed meanwhile" }, ledger.other),
      ])
      seen.add(decided.outcome)
      expect(await db("post_purchase_review").where({ id }).first()).toMatchObject({
        state: "pending",
        version: 2,
        published_version: decided.outcome === "decided" ? 1 : null,
      })
    }
    expect([...seen].every((each) => ["decided", "outdated"].includes(each))).toBe(true)
  })

  it("refuses a decision about an older version, an unknown and an erased review", async () => {
    const { id } = await submit()
    await submit({ body: "Another" })
    expect(await publish(id, 1)).toEqual({ outcome: "outdated", latest: 2 })
    expect(await publish(id, 3)).toEqual({ outcome: "outdated", latest: 2 })
    expect(await publish("pprev_none", 1)).toEqual({ outcome: "missing" })
    await db("post_purchase_review").update({ erased_at: new Date() })
    expect(await publish(id, 2)).toEqual({ outcome: "erased" })
    expect(await review()).toMatchObject({ published_version: null })
  })

  it("writes a decision once, and another over it", async () => {
    const { id } = await submit()
    expect((await reject(id, 1)).outcome).toBe("decided")
    expect((await reject(id, 1)).outcome).toBe("known")
    expect(await versions()).toMatchObject([
      { state: "rejected", rejection_reason: "abusive", rejection_note: "insults" },
    ])
    expect((await publish(id, 1)).outcome).toBe("decided")
    expect((await publish(id, 1)).outcome).toBe("known")
    expect(await review()).toMatchObject({
      state: "published",
      published_version: 1,
      rejection_reason: null,
      rejection_note: null,
    })
  })

  it("takes from the public what is rejected, and an earlier version when told so", async () => {
    const { id } = await submit()
    await publish(id, 1)
    await submit({ body: "Insults" })
    await reject(id, 2)
    expect(await review()).toMatchObject({ state: "rejected", published_version: 1 })
    await reject(id, 2, true)
    expect(await review()).toMatchObject({ published_version: null, published_at: null })
    await publish(id, 2)
    await reject(id, 2)
    expect(await review()).toMatchObject({ state: "rejected", published_version: null })
  })

  it("takes what was offered from the mail alone, and keeps it", async () => {
    await insertInvitation(db, { id: "ppmsg_1", incentive: "10 % off the next order" })
    await insertInvitation(db, { id: "ppmsg_2", incentive: "Something else" })
    const link = { source: "link", message_id: "ppmsg_1" } as const
    await submit(link)
    expect(await review()).toMatchObject({ incentive: "10 % off the next order" })
    await submit({ ...link, message_id: "ppmsg_2", body: "Changed" })
    expect(await review()).toMatchObject({
      incentive: "10 % off the next order",
      message_id: "ppmsg_1",
    })
  })

  it("writes nothing by the link of a mail that was erased", async () => {
    await insertInvitation(db, { id: "ppmsg_1" })
    await db("post_purchase_message").update({ mentions: null })
    const late = submission({ source: "link", message_id: "ppmsg_1" })
    expect(await submitReview(db, late)).toEqual({ outcome: "gone" })
    expect(await db("post_purchase_review")).toEqual([])
  })

  it("takes back a version that was only just written, and none that was decided about", async () => {
    const { id } = await submit()
    await publish(id, 1)
    const before = await review()
    const edited = await submit({ body: "Changed" })
    expect(edited.outcome).toBe("edited")
    await takeBackVersion(db, {
      id,
      version: 2,
      before: edited.outcome === "edited" ? edited.before : null,
    })
    expect(await review()).toEqual({ ...before, updated_at: expect.any(Date) })
    expect(await versions()).toHaveLength(1)
    await takeBackVersion(db, { id, version: 1, before: null })
    expect(await versions()).toHaveLength(1)
    const first = await submit({ line_item_id: "ordli_2" })
    await takeBackVersion(db, { id: first.id, version: 1, before: null })
    expect(await db("post_purchase_review")).toHaveLength(1)
  })

  it("takes back a decision", async () => {
    const { id } = await submit()
    const before = [await review(), await versions()]
    const decided = await publish(id, 1)
    if (decided.outcome !== "decided") {
      throw new Error(decided.outcome)
    }
    await takeBackDecision(db, { id, version: 1 }, decided.before)
    const moved = { updated_at: expect.any(Date) }
    expect(await review()).toEqual({ ...before[0], ...moved })
    expect(await versions()).toEqual([{ ...before[1][0], ...moved }])
  })

  it("keeps the store's answer with its moment when it is sent again", async () => {
    const { id } = await submit()
    const answer = (response: string | null, actor_id: string) =>
      respondToReview(db, { id, response, actor_id })
    await answer("Thank you.", "user_1")
    const first = await review()
    expect(first).toMatchObject({ response: "Thank you.", responded_by: "user_1" })
    expect(await answer("Thank you.", "user_2")).toMatchObject({ response: "Thank you." })
    expect(await review()).toEqual(first)
    await answer(null, "user_2")
    expect(await review()).toMatchObject({
      response: null,
      responded_at: null,
      responded_by: null,
    })
    expect(
      await respondToReview(db, { id: "pprev_none", response: "Hello", actor_id: null })
    ).toBeNull()
  })
})
