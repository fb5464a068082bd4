import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import type { CappedMail } from "../../../src/modules/post-purchase/queries/hold-back-capped"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { sealBatch } from "../../../src/modules/post-purchase/queries/seal-batch"
import { settleBatch } from "../../../src/modules/post-purchase/queries/settle-batch"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import { plannedMessage, sealedMail, shift } from "./support/rows"

const MARA = "mara@example.com"
const DAY = 86_400

/** A mail with the guides of these products. */
type Tips = { id: string; products: string[]; email?: string; flow?: string }

describe("sealing mails with the guides of products", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    await ledger.db.raw(
      `insert into post_purchase_contact (id, email, frequency)
       values ('ppcon_mara', ?, 'all'), ('ppcon_lea', 'lea@example.com', 'all')`,
      [MARA]
    )
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  it("holds back the second of two with one product, and lets the first pass", async () => {
    expect(
      await seal([
        { id: "a", products: ["dripper"] },
        { id: "b", products: ["filters", "dripper"] },
      ])
    ).toEqual({ sealed: ["a"], heldBack: ["b"] })
  })

  it("lets mails about different products pass, and one product to different people", async () => {
    const { sealed, heldBack } = await seal([
      { id: "a", products: ["dripper"] },
      { id: "b", products: ["filters"] },
      { id: "c", products: ["dripper"], email: "lea@example.com" },
    ])
    expect({ sealed: sealed.sort(), heldBack }).toEqual({
      sealed: ["a", "b", "c"],
      heldBack: [],
    })
  })

  it.each(["sent", "unknown"] as const)(
    "holds back what repeats a guide that was %s, however long ago",
    async (outcome) => {
      await seal([{ id: "a", products: ["dripper"] }])
      await settle("a", outcome)
      for (const column of ["sent_at", "settled_at"]) {
        await shift(ledger.db, "message", column, -400 * DAY)
      }
      expect(await seal([{ id: "b", products: ["dripper"] }])).toEqual({
        sealed: [],
        heldBack: ["b"],
      })
    }
  )

  it("lets a mail pass that was sealed and refused, and another in its place", async () => {
    await seal([{ id: "a", products: ["dripper"] }])
    await settle("a", "retry")
    expect(await sealAgain({ id: "a", products: ["dripper"] })).toEqual({
      sealed: ["a"],
      heldBack: [],
    })
    await settle("a", "retry", 3600)
    expect((await seal([{ id: "b", products: ["dripper"] }])).sealed).toEqual(["b"])
    // Now the other has it, and the first has to leave it out.
    await shift(ledger.db, "message", "send_at", -3601)
    expect(await sealAgain({ id: "a", products: ["dripper"] })).toEqual({
      sealed: [],
      heldBack: ["a"],
    })
  })

  it("lets a guide pass that was never mailed, and one whose product was only asked about", async () => {
    await seal([{ id: "a", products: ["dripper"] }])
    await settle("a", "failed")
    await seal([{ id: "b", products: ["dripper"], flow: "review-request" }])
    await settle("b", "sent")
    expect((await seal([{ id: "c", products: ["dripper"] }])).sealed).toEqual(["c"])
  })

  it("seals one of two that two dispatchers seal at the same moment", async () => {
    for (let round = 0; round < 20; round++) {
      await ledger.clear()
      const tips = ["a", "b"].map((id) => ({ id, products: ["dripper"] }))
      await plan(tips)
      const claims = [
        await claimDueMessages(ledger.db, 1, 60),
        await claimDueMessages(ledger.other, 1, 60),
      ]
      const answers = await Promise.all(
        [ledger.db, ledger.other].map((db, index) => {
          const [{ id }] = claims[index].messages
          return sealClaimed(db, claims[index].fence, [{ id, products: ["dripper"] }])
        })
      )
      expect(answers.map(({ sealed }) => sealed.length).sort()).toEqual([0, 1])
      expect(answers.flatMap(({ heldBack }) => heldBack)).toHaveLength(1)
    }
  })

  async function plan(tips: Tips[]): Promise<void> {
    await planMessages(
      ledger.db,
      tips.map(({ id, email = MARA, flow = "usage-tips" }) =>
        plannedMessage(id, {
          dedupe_key: `${flow}/tips/order:${id}`,
          flow,
          step: "tips",
          purpose: "marketing",
          email,
        })
      )
    )
  }

  async function seal(tips: Tips[]) {
    await plan(tips)
    const { fence } = await claimDueMessages(ledger.db, tips.length, 60)
    return sealClaimed(ledger.db, fence, tips)
  }

  /** Of one that is due again. */
  async function sealAgain(tips: Tips) {
    const { fence, messages } = await claimDueMessages(ledger.db, 1, 60)
    expect(messages.map(({ id }) => id)).toEqual([tips.id])
    return sealClaimed(ledger.db, fence, [tips])
  }

  function sealClaimed(db: Knex, fence: number, tips: Tips[]) {
    const batch = {
      id: `batch-${fence}`,
      provider: "resend",
      idempotency_key: `key-${fence}`,
      fence,
      lease_seconds: 60,
    }
    return sealBatch(
      db,
      batch,
      tips.map(({ id, products, email = MARA }, position) =>
        sealedMail(id, position, {
          email,
          mentions: products.map((product) => ({
            line_item_id: `${id}-${product}`,
            product_id: product,
          })),
        })
      ),
      tips.map(({ id, products, email = MARA, flow = "usage-tips" }): CappedMail => ({
        id,
        email,
        flow,
        caps: [],
        onceDays: null,
        guidedProductIds: flow === "usage-tips" ? products : [],
      }))
    )
  }

  async function settle(
    id: string,
    outcome: "sent" | "unknown" | "failed" | "retry",
    delay_seconds = 0
  ): Promise<void> {
    const { batch_id } = await ledger.db("post_purchase_message").where({ id }).first()
    const { fence } = await ledger
      .db("post_purchase_batch")
      .where({ id: batch_id })
      .first()
    await settleBatch(ledger.db, { id: batch_id, fence: Number(fence) }, [
      { id, outcome, error: "refused", external_id: null, delay_seconds },
    ])
  }
})
