import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages, waitForMessage } from "./support/ledger"
import { jsonLdOf, linksOf, money, readable, squeeze } from "./support/mail-parts"
import { berlin } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"

const dhl = { number: "00340434161094042557", url: "https://www.dhl.de/track?id=42557" }
const dpd = {
  number: "05222222222222",
  url: "https://tracking.dpd.de/status/05222222222222",
}

describe("what becomes of an order", () => {
  let store: TestStore
  let gate: PlanGate

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
  })

  it("names number, link and carrier of a parcel that was shipped", async () => {
    const order = await place({ "LR-DRIP-CLAY": 2 })
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel, [dhl])
    const mail = await mailFor({ step: "shipped", fulfillment_id: parcel })

    expect(mail.subject).toBe(`Your order ${order.display_id} is on its way`)
    expect(linksOf(mail.html)).toContain(dhl.url)
    expect(readable(mail.html)).toContain("Carrier DHL")
    expect(readable(mail.html)).toContain(`Tracking number ${dhl.number}`)
    expect(squeeze(mail.text ?? "")).toContain(`Track your parcel: ${dhl.url}`)
    expect(readable(mail.html)).toContain("Stoneware Dripper Clay Quantity: 2")
    expect(readable(mail.html)).not.toContain("Still to come")
    expect(jsonLdOf(mail.html)).toMatchObject({
      "@type": "ParcelDelivery",
      trackingNumber: dhl.number,
      trackingUrl: dhl.url,
      carrier: { name: "DHL" },
      partOfOrder: { orderStatus: "http://schema.org/OrderInTransit" },
    })
  })

  it("sends a parcel without a label with a link to the order", async () => {
    const order = await place({ "LR-PAPER-02": 1 })
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel)
    const mail = await mailFor({ step: "shipped", fulfillment_id: parcel })

    expect(linksOf(mail.html)).toContain(
      `https://lindgren-roe.example/orders/${order.id}`
    )
    expect(readable(mail.html)).not.toContain("Tracking number")
    expect(readable(mail.html)).not.toMatch(/undefined|null/)
  })

  it("tells of each part of an order and of what still follows", async () => {
    const order = await place({ "LR-DRIP-CLAY": 1, "LR-PAPER-02": 3 })
    const first = await store.admin.fulfil(order.id, [
      { sku: "LR-PAPER-02", quantity: 2 },
    ])
    await store.admin.ship(order.id, first, [dhl])
    const firstMail = await mailFor({ step: "shipped", fulfillment_id: first })

    expect(firstMail.subject).toBe(`Part of your order ${order.display_id} is on its way`)
    const [inFirst, later] = parts(readable(firstMail.html))
    expect(inFirst).toContain("Paper Filters 02 Quantity: 2")
    expect(inFirst).not.toContain("Stoneware Dripper")
    expect(later).toContain("Stoneware Dripper Clay Quantity: 1")
    expect(later).toContain("Paper Filters 02 Quantity: 1")

    const second = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, second, [dpd])
    const secondMail = await mailFor({ step: "shipped", fulfillment_id: second })

    expect(secondMail.subject).toBe(`Your order ${order.display_id} is on its way`)
    const content = readable(secondMail.html)
    expect(content).toContain("Stoneware Dripper Clay Quantity: 1")
    expect(content).toContain("Paper Filters 02 Quantity: 1")
    expect(content).toContain(dpd.number)
    expect(content).not.toContain(dhl.number)
    expect(content).not.toContain("Still to come")

    await store.admin.deliver(order.id, second)
    const arrived = await mailFor({ step: "delivered", fulfillment_id: second })
    expect(arrived.subject).toBe(`Your order ${order.display_id} has arrived`)
    expect(readable(arrived.html)).toContain("Paper Filters 02 Quantity: 1")
  })

  it("tells of a parcel that has arrived, and no more that it is on its way", async () => {
    const order = await place({ "LR-DRIP-CLAY": 1 })
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel, [dhl])
    await gate.planned({ step: "shipped", fulfillment_id: parcel })
    await store.admin.deliver(order.id, parcel)
    const mail = await mailFor({ step: "delivered", fulfillment_id: parcel })
    const shipped = await gate.release({ step: "shipped", fulfillment_id: parcel })

    expect(mail.subject).toBe(`Your order ${order.display_id} has arrived`)
    expect(readable(mail.html)).toContain("Delivered")
    expect(shipped).toMatchObject({ state: "skipped", skip_reason: "already-delivered" })
    expect(store.resend.emails()).toHaveLength(1)
  })

  it("skips the notice of a parcel that was unpacked", async () => {
    const order = await place({ "LR-DRIP-CLAY": 1 })
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel, [dhl])
    await gate.planned({ step: "shipped", fulfillment_id: parcel })
    // Medusa cancels no parcel that is shipped; a carrier's connector may.
    await store.sql.query("update fulfillment set canceled_at = now() where id = $1", [
      parcel,
    ])
    expect(await gate.release({ step: "shipped" })).toMatchObject({
      state: "skipped",
      skip_reason: "fulfillment-canceled",
    })
  })

  it("says nothing when the shop declined to notify the customer", async () => {
    const order = await place({ "LR-DRIP-CLAY": 1 })
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel, [dhl], { noNotification: true })
    const shipped = await waitForMessage(store, { step: "shipped" })
    await store.admin.deliver(order.id, parcel, { noNotification: true })
    const delivered = await waitForMessage(store, { step: "delivered" })

    for (const message of [shipped, delivered]) {
      expect(message).toMatchObject({
        state: "skipped",
        skip_reason: "notification-declined",
        fulfillment_id: parcel,
      })
    }
    expect(store.resend.emails()).toEqual([])
  })

  it("tells that an order is cancelled, and that nothing was charged", async () => {
    const order = await place({ "LR-DRIP-CLAY": 1 })
    await store.admin.cancel(order.id)
    const mail = await mailFor({ step: "canceled", order_id: order.id })
    expect(mail.subject).toBe(`Your order ${order.display_id} has been canceled`)
    expect(readable(mail.html)).toContain("You haven’t been charged for this order")
    expect(readable(mail.html)).toContain("Stoneware Dripper")
  })

  it("tells of a cancelled order what goes back when it was paid", async () => {
    const order = await place({ "LR-DRIP-CLAY": 1 })
    await store.admin.capture(order.id)
    await store.admin.cancel(order.id)
    const mail = await mailFor({ step: "canceled", order_id: order.id })
    expect(readable(mail.html)).toContain(
      `${money(33.9, "EUR", "en-GB")} goes back to your original payment method`
    )
    expect(readable(mail.html)).not.toContain("You haven’t been charged")
  })

  it("tells of each refund with what remains", async () => {
    const order = await place({ "LR-DRIP-CLAY": 1 })
    const eur = (amount: number) => money(amount, "EUR", "en-GB")
    await store.admin.capture(order.id)
    await store.admin.refund(order.id, 10, "internal: customer was angry")
    const first = await mailFor({ step: "refunded", order_id: order.id })
    expect(squeeze(first.subject)).toBe(
      `We’ve refunded ${eur(10)} for order ${order.display_id}`
    )
    expect(readable(first.html)).toContain(`Remaining order value ${eur(23.9)}`)
    expect(readable(first.html)).not.toContain("internal")

    await store.admin.refund(order.id, 5)
    const second = await mailFor({ step: "refunded", state: "scheduled" })
    expect(squeeze(second.subject)).toContain(eur(5))
    expect(readable(second.html)).toContain(`Refunded in total ${eur(-15)}`)
    expect(readable(second.html)).toContain(`Remaining order value ${eur(18.9)}`)
    expect(store.resend.emails()).toHaveLength(2)
  })

  it("tells that a return has arrived, with what was in it", async () => {
    const order = await place({ "LR-DRIP-CLAY": 2, "LR-PAPER-02": 1 })
    const parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel, [dhl])
    await store.admin.deliver(order.id, parcel)
    const id = await store.admin.requestReturn(order.id, [
      { sku: "LR-DRIP-CLAY", quantity: 1 },
    ])
    await store.admin.receiveReturn(id)
    const mail = await mailFor({ step: "return-received", subject: `return:${id}` })
    expect(mail.subject).toBe(`Your return for order ${order.display_id} has arrived`)
    expect(readable(mail.html)).toContain("Stoneware Dripper Clay Quantity: 1")
    expect(readable(mail.html)).not.toContain("Paper Filters")
  })

  async function place(pieces: Record<string, number>) {
    const order = await store.shopper.placeOrder({
      email: "mara@example.com",
      items: Object.entries(pieces).map(([sku, quantity]) => ({ sku, quantity })),
      address: berlin,
      locale: "en-GB",
      shipping: "Standard",
    })
    // Out of the way: these tests are about what comes after it.
    const { id } = await gate.planned({ step: "confirm", order_id: order.id })
    await store.sql.query("delete from post_purchase_message where id = $1", [id])
    return order
  }

  /** Sends one message and gives its mail. */
  async function mailFor(where: Parameters<PlanGate["release"]>[0]) {
    const message = await gate.release(where)
    expect(message).toMatchObject({ state: "sent", last_error: null })
    const mail = store.resend.emails().find(({ id }) => id === message.external_id)
    expect(mail?.to).toEqual(["mara@example.com"])
    if (!mail) {
      throw new Error(`the fake has no mail ${message.external_id}`)
    }
    expect((await messages(store, { id: message.id })).length).toBe(1)
    return mail
  }

  /** What is in the parcel, and what follows. */
  function parts(content: string): string[] {
    return content.split("Still to come")
  }
})
