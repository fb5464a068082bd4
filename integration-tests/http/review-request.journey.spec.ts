import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  buy,
  deliver,
  openForMarketing,
  outcomes,
  placeDigital,
} from "./support/after-delivery"
import { changeSettings } from "./support/consent"
import { messages } from "./support/ledger"
import { linksOf, readable } from "./support/mail-parts"
import { liveThrough, passTime } from "./support/move-clock"
import { createOrderChanges, type OrderChanges } from "./support/order-changes"
import { submitForm } from "./support/submit-form"
import { dispatchDue } from "./support/workflows"

const FLOW = "review-request"

describe("review requests", () => {
  let store: TestStore
  let shop: OrderChanges

  beforeAll(async () => {
    store = await startTestStore()
    shop = createOrderChanges(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await openForMarketing(store, [FLOW])
  })

  it("ask five days after the delivery for each product, by stars that only lead to a form", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 3 })
    await deliver(store, order.id)
    await liveThrough(store, 4)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["scheduled"])
    await liveThrough(store, 1)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["sent"])

    const mail = lastMail()
    expect(readable(mail.html)).toContain("Stoneware Dripper")
    expect(readable(mail.html)).toContain("Paper Filters")
    const stars = linksOf(mail.html).filter((link) => link.includes("?stars="))
    expect(stars.map((link) => link.slice(-1))).toEqual([..."1234512345"])
    expect(new Set(stars.map((link) => link.split("?")[0])).size).toBe(2)
    for (const link of stars) {
      expect((await fetch(link)).status).toBe(200)
    }
    expect(await reviews()).toEqual([])
  })

  it("remind once after a week when nothing was reviewed", async () => {
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await liveThrough(store, 30)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["sent"])
    expect(await outcomes(store, FLOW, "remind")).toEqual(["sent"])
    expect(reviewMails()).toHaveLength(2)
  })

  it("remind nobody who has reviewed one of the products", async () => {
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })).id)
    await liveThrough(store, 5)
    await submitForm(linkTo(4), { rating: 4, body: "Pours evenly." })
    expect(await reviews()).toEqual([{ rating: 4, state: "pending" }])
    await liveThrough(store, 7)
    expect(await outcomes(store, FLOW, "remind")).toEqual(["already-reviewed"])
  })

  it("remind nobody who was not asked", async () => {
    await changeSettings(store, { consent: { mode: "opt-in" } })
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await liveThrough(store, 12)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["no-consent"])
    expect(await outcomes(store, FLOW, "remind")).toEqual(["not-asked"])
  })

  it("keep three days between the request and its reminder, however late the request was", async () => {
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await passTime(store, { days: 12, hours: 1 })
    await dispatchDue(store)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["sent"])
    expect(await outcomes(store, FLOW, "remind")).toEqual(["scheduled"])
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "remind")).toEqual(["scheduled"])
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "remind")).toEqual(["sent"])
  })

  it("count from the last delivery of each item", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 2, "LR-PAPER-02": 1 })
    await deliver(store, order.id, { "LR-DRIP-CLAY": 1, "LR-PAPER-02": 1 })
    await liveThrough(store, 3)
    await deliver(store, order.id)
    await liveThrough(store, 2)
    // Five days after the first parcel: the filters are all there, the second dripper is not.
    expect(await outcomes(store, FLOW, "ask")).toEqual(["sent", "scheduled"])
    expect(readable(lastMail().html)).toContain("Paper Filters")
    expect(readable(lastMail().html)).not.toContain("Stoneware Dripper")
    await liveThrough(store, 3)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["sent", "sent"])
    expect(readable(lastMail().html)).toContain("Stoneware Dripper")
    expect(readable(lastMail().html)).not.toContain("Paper Filters")
  })

  it("leave an item to its later delivery, and do not ask twice when a part came first", async () => {
    const early = await buy(store, { "LR-DRIP-CLAY": 2 })
    await deliver(store, early.id, { "LR-DRIP-CLAY": 1 })
    await liveThrough(store, 1)
    await deliver(store, early.id)
    await liveThrough(store, 5)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["later-delivery", "sent"])

    const late = await buy(store, { "LR-PAPER-02": 2 })
    await deliver(store, late.id, { "LR-PAPER-02": 1 })
    await liveThrough(store, 5)
    await deliver(store, late.id)
    await liveThrough(store, 5)
    expect((await outcomes(store, FLOW, "ask")).slice(2)).toEqual([
      "sent",
      "already-asked",
    ])
  })

  it("ask about the same product once in an order, and not again once it is reviewed", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1, "LR-DRIP-CHALK": 1 })
    await deliver(store, order.id)
    await liveThrough(store, 5)
    const stars = linksOf(lastMail().html).filter((link) => link.includes("?stars="))
    expect(stars).toHaveLength(5)
    await submitForm(stars[4], { rating: 5, body: "Two of them." })

    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await liveThrough(store, 5)
    expect((await outcomes(store, FLOW, "ask")).at(-1)).toBe("already-reviewed")
  })

  it("ask for digital goods by themselves, though nobody delivers them", async () => {
    const email = "lea@example.com"
    const id = await placeDigital(store, {
      email,
      items: [
        {
          title: "Brewing course",
          product_id: "prod_course",
          product_title: "Brewing course",
          quantity: 1,
          unit_price: 29,
          requires_shipping: false,
        },
      ],
    })
    await liveThrough(store, 5)
    expect(await messages(store, { flow: FLOW, step: "ask" })).toMatchObject([
      { state: "sent", subject: `order:${id}`, email },
    ])
    expect(readable(lastMail().html)).toContain("Brewing course")
  })

  it.each([
    ["order-canceled", (id: string) => store.admin.cancel(id)],
    ["too-late", () => passTime(store, { days: 25 })],
  ])("say %s of digital goods", async (reason, happens) => {
    const id = await placeDigital(store, {
      items: [
        {
          title: "Brewing course",
          product_id: "prod_course",
          quantity: 1,
          unit_price: 29,
          requires_shipping: false,
        },
      ],
    })
    await happens(id)
    await liveThrough(store, 5)
    expect(await outcomes(store, FLOW, "ask")).toEqual([reason])
  })

  it("are nothing for what went back, is paid back, or is no product", async () => {
    const returned = await buy(store, { "LR-DRIP-CLAY": 1 })
    await deliver(store, returned.id)
    await shop.takeBack(returned.id, "LR-DRIP-CLAY", 1)
    const refunded = await buy(store, { "LR-DRIP-CLAY": 1 })
    await store.admin.capture(refunded.id)
    await deliver(store, refunded.id)
    await store.admin.refund(refunded.id)
    await placeDigital(store, {
      items: [
        { title: "Gift wrap", quantity: 1, unit_price: 2, requires_shipping: false },
      ],
    })
    await liveThrough(store, 5)
    expect((await outcomes(store, FLOW, "ask")).sort()).toEqual([
      "items-returned",
      "nothing-to-review",
      "order-refunded",
    ])
  })

  it("remind of nothing that went back after the request", async () => {
    const order = await buy(store, { "LR-DRIP-CLAY": 1 })
    await deliver(store, order.id)
    await liveThrough(store, 5)
    await shop.takeBack(order.id, "LR-DRIP-CLAY", 1)
    await liveThrough(store, 7)
    expect(await outcomes(store, FLOW, "remind")).toEqual(["items-returned"])
  })

  it("ask whoever is unhappy like everybody else", async () => {
    await openForMarketing(store, ["csat-survey"])
    await deliver(store, (await buy(store, { "LR-DRIP-CLAY": 1 })).id)
    await liveThrough(store, 3)
    const [survey] = await messages(store, { flow: "csat-survey" })
    await store.sql.query(
      `insert into post_purchase_survey_answer
         (id, message_id, survey, order_id, email, score, tags, answered_at, changed_at)
       values ('ppsur_1', $1, 'csat', $2, $3, 1, '[]', now(), now())`,
      [survey.id, survey.order_id, survey.email]
    )
    await liveThrough(store, 2)
    expect(await outcomes(store, FLOW, "ask")).toEqual(["sent"])
  })

  function lastMail() {
    const mail = store.resend.emails().at(-1)
    if (!mail) {
      throw new Error("no mail was sent")
    }
    return { ...mail, html: mail.html ?? "" }
  }

  function linkTo(stars: number): string {
    const link = linksOf(lastMail().html).find((url) => url.endsWith(`?stars=${stars}`))
    if (!link) {
      throw new Error(`no link to ${stars} stars in the last mail`)
    }
    return link
  }

  function reviewMails() {
    return store.resend
      .emails()
      .filter(({ tags }) => tags?.some(({ value }) => value === FLOW))
  }

  async function reviews() {
    const { rows } = await store.sql.query(
      `select v.rating, r.state from post_purchase_review r
       join post_purchase_review_version v on v.review_id = r.id and v.version = r.version
       order by r.submitted_at`
    )
    return rows
  }
})
