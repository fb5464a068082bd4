import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  buy,
  deliver,
  openForMarketing,
  outcomes,
  placeDigital,
} from "./support/after-delivery"
import { messages } from "./support/ledger"
import { linksOf } from "./support/mail-parts"
import { liveThrough } from "./support/move-clock"
import { createOrderChanges, type OrderChanges } from "./support/order-changes"
import { submitForm } from "./support/submit-form"

const NPS = "nps-survey"
const CSAT = "csat-survey"

describe("survey invitations", () => {
  let store: TestStore
  let shop: OrderChanges

  beforeAll(async () => {
    store = await startTestStore()
    shop = createOrderChanges(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await openForMarketing(store, [NPS, CSAT])
  })

  it("ask for satisfaction after three days and for a recommendation after two weeks, and are answered once each", async () => {
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await liveThrough(store, 3)
    expect(scores()).toEqual([1, 2, 3, 4, 5])
    await submitForm(link(), { score: 4, comment: "Quick." })
    await liveThrough(store, 11)
    expect(scores()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await submitForm(link(), { score: 9 })
    await submitForm(link(), { score: 10 })

    const { rows } = await store.sql.query(
      "select survey, score, comment from post_purchase_survey_answer order by survey"
    )
    expect(rows).toEqual([
      { survey: "csat", score: 4, comment: "Quick." },
      { survey: "nps", score: 10, comment: null },
    ])
    expect(await outcomes(store, CSAT, "ask")).toEqual(["sent"])
    expect(await outcomes(store, NPS, "ask")).toEqual(["sent"])
  })

  it("ask for a recommendation once in ninety days over all orders, also when two are due at once", async () => {
    const orders = [
      await buy(store, { "LR-DRIP-CLAY": 1 }),
      await buy(store, { "LR-PAPER-02": 1 }),
    ]
    for (const { id } of orders) {
      await deliver(store, id)
    }
    await liveThrough(store, 15)
    expect((await outcomes(store, NPS, "ask")).sort()).toEqual([
      "sent",
      "survey-too-soon",
    ])

    await liveThrough(store, 60)
    await deliver(store, (await buy(store, { "LR-PAPER-02": 1 })).id)
    await liveThrough(store, 14)
    expect((await outcomes(store, NPS, "ask")).at(-1)).toBe("survey-too-soon")
    await liveThrough(store, 5)
    await deliver(store, (await buy(store, { "LR-PAPER-02": 1 })).id)
    await liveThrough(store, 14)
    expect((await outcomes(store, NPS, "ask")).at(-1)).toBe("sent")
  })

  it("ask once an order, after its last parcel", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })
    await deliver(store, order.id, { "LR-DRIP-CLAY": 1 })
    await liveThrough(store, 1)
    await deliver(store, order.id)
    await liveThrough(store, 3)
    expect(await outcomes(store, CSAT, "ask")).toEqual(["later-delivery", "sent"])

    const slow = await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })
    await deliver(store, slow.id, { "LR-DRIP-CLAY": 1 })
    await liveThrough(store, 3)
    await deliver(store, slow.id)
    await liveThrough(store, 3)
    expect((await outcomes(store, CSAT, "ask")).slice(2)).toEqual([
      "sent",
      "already-asked",
    ])
  })

  it("are nothing for an order that went back, was paid back or is cancelled", async () => {
    const returned = await buy(store, { "LR-DRIP-CLAY": 1 })
    await deliver(store, returned.id)
    await shop.takeBack(returned.id, "LR-DRIP-CLAY", 1)
    const refunded = await buy(store, { "LR-DRIP-CLAY": 1 }, "ada@example.com")
    await store.admin.capture(refunded.id)
    await deliver(store, refunded.id)
    await store.admin.refund(refunded.id)
    const course = {
      title: "Course",
      quantity: 1,
      unit_price: 9,
      requires_shipping: false,
    }
    const canceled = await placeDigital(store, { items: [course] })
    await store.admin.cancel(canceled)
    await liveThrough(store, 14)
    const expected = ["items-returned", "order-canceled", "order-refunded"]
    expect((await outcomes(store, CSAT, "ask")).sort()).toEqual(expected)
    expect((await outcomes(store, NPS, "ask")).sort()).toEqual(expected)
  })

  it("do not follow an answer that came for the order already", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })
    await deliver(store, order.id, { "LR-DRIP-CLAY": 1 })
    await liveThrough(store, 3)
    await submitForm(link(), { score: 5 })
    await deliver(store, order.id)
    await liveThrough(store, 3)
    expect(await outcomes(store, CSAT, "ask")).toEqual(["sent", "already-answered"])
  })

  it("plan nothing more for the same delivery told three times", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1 })
    const parcel = await deliver(store, order.id)
    await store.emit("delivery.created", { id: parcel })
    await store.emit("delivery.created", { id: parcel })
    await liveThrough(store, 14)
    expect(await messages(store, { flow: NPS })).toHaveLength(1)
    expect(await messages(store, { flow: CSAT })).toHaveLength(1)
  })

  function surveyLinks(): string[] {
    return linksOf(store.resend.emails().at(-1)?.html ?? "").filter((url) =>
      url.includes("?score=")
    )
  }

  const scores = () => surveyLinks().map((url) => Number(url.split("?score=")[1]))

  function link(): string {
    const [first] = surveyLinks()
    if (!first) {
      throw new Error("the last mail has no link to a survey")
    }
    return first
  }
})
