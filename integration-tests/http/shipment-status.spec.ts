import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { AdminReportShipmentResponse } from "../../src/types/http"
import { createSend } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"
import { messages } from "./support/ledger"
import { linksOf, readable } from "./support/mail-parts"
import { berlin } from "./support/people"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { refused } from "./support/refused"

const dhl = { number: "00340434161094042557", url: "https://www.dhl.de/track?id=42557" }

describe("a report about a parcel", () => {
  let store: TestStore
  let gate: PlanGate
  let order: { id: string; display_id: number }
  let parcel: string

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
    const placed = await store.shopper.placeOrder({
      email: "mara@example.com",
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
      locale: "en-GB",
    })
    order = { id: placed.id, display_id: placed.display_id ?? 0 }
    parcel = await store.admin.fulfil(order.id)
    await store.admin.ship(order.id, parcel, [dhl])
    await gate.planned({ step: "shipped" })
  })

  it("says that the parcel arrives today", async () => {
    const { shipment_report, is_new } = await report({ status: "out_for_delivery" })
    expect(is_new).toBe(true)
    const message = await gate.release({ subject: `report:${shipment_report.id}` })
    const [mail] = store.resend.emails()
    expect(message).toMatchObject({ step: "out-for-delivery", state: "sent" })
    expect(mail.subject).toBe(`Arriving today: your order ${order.display_id}`)
    expect(readable(mail.html)).toContain("out for delivery with DHL")
    expect(linksOf(mail.html)).toContain(dhl.url)
  })

  it("says when a delayed parcel is expected, and why", async () => {
    await report({
      status: "delayed",
      estimated_delivery: "2031-02-05",
      reason: "Snow in <b>Leipzig</b>",
    })
    await gate.release({ step: "delayed" })
    const [mail] = store.resend.emails()
    expect(mail.subject).toBe(`Your order ${order.display_id} will take a little longer`)
    expect(readable(mail.html)).toContain("New estimated delivery Wednesday 5 February")
    expect(readable(mail.html)).toContain("Reason Snow in <b>Leipzig</b>")
  })

  it("is told once, however often it is made", async () => {
    const delay = { status: "delayed", estimated_delivery: "2031-02-05" }
    const first = await report(delay)
    const rest = await Promise.all([report(delay), report(delay), report(delay)])
    expect(rest.map(({ is_new }) => is_new)).toEqual([false, false, false])
    expect(
      new Set([first, ...rest].map((answer) => answer.shipment_report.id)).size
    ).toBe(1)
    await gate.release({ step: "delayed" })
    expect((await report(delay)).is_new).toBe(false)
    expect(await messages(store, { step: "delayed" })).toHaveLength(1)
    expect(store.resend.emails()).toHaveLength(1)
  })

  it("gives way to a newer one", async () => {
    const older = await report({ status: "delayed", estimated_delivery: "2031-02-05" })
    await gate.planned({ subject: `report:${older.shipment_report.id}` })
    const newer = await report({ status: "delayed", estimated_delivery: "2031-02-09" })
    await gate.planned({ subject: `report:${newer.shipment_report.id}` })
    await gate.release({ step: "delayed" })

    const [first, second] = await messages(store, { step: "delayed" })
    expect(first).toMatchObject({ state: "skipped", skip_reason: "superseded" })
    expect(second).toMatchObject({ state: "sent" })
    expect(store.resend.emails().map((mail) => readable(mail.html))).toEqual([
      expect.stringContaining("Sunday 9 February"),
    ])
  })

  it("is not told of a parcel that has arrived meanwhile", async () => {
    await report({ status: "out_for_delivery" })
    await gate.planned({ step: "out-for-delivery" })
    await store.admin.deliver(order.id, parcel)
    expect(await gate.release({ step: "out-for-delivery" })).toMatchObject({
      state: "skipped",
      skip_reason: "already-delivered",
    })
  })

  it("is refused when it cannot be true", async () => {
    const other = await store.shopper.placeOrder({
      email: "b@example.com",
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
    })
    const unshipped = await store.admin.fulfil(other.id)
    const ask = (body: Record<string, unknown>, orderId = order.id) =>
      refused(
        store.admin.send(
          "POST",
          `/admin/post-purchase/orders/${orderId}/shipment-status`,
          {
            fulfillment_id: parcel,
            status: "out_for_delivery",
            ...body,
          }
        )
      )

    expect(await ask({ fulfillment_id: "ful_unknown" })).toMatchObject({ status: 404 })
    expect(await ask({}, "order_unknown")).toMatchObject({ status: 404 })
    expect(await ask({}, other.id)).toEqual({
      status: 404,
      reason: `Order ${other.id} has no fulfilment ${parcel}.`,
    })
    expect(await ask({ fulfillment_id: unshipped }, other.id)).toEqual({
      status: 400,
      reason: expect.stringContaining("is not marked as shipped yet"),
    })
    expect(await ask({ status: "lost" })).toEqual({
      status: 400,
      reason: expect.stringContaining("status"),
    })
    expect(await ask({ status: "delayed" })).toEqual({
      status: 400,
      reason: expect.stringContaining(
        "estimated_delivery: a delay needs its new delivery date"
      ),
    })
    expect(await ask({ status: "delayed", estimated_delivery: "soon" })).toEqual({
      status: 400,
      reason: expect.stringContaining("must be a day like 2026-12-24"),
    })
    expect(await ask({ carrier: "DHL" })).toMatchObject({ status: 400 })

    await store.admin.deliver(order.id, parcel)
    expect(await ask({})).toEqual({
      status: 400,
      reason: expect.stringContaining("is already delivered"),
    })
    const { rows } = await store.sql.query("select id from post_purchase_shipment_report")
    expect(rows).toEqual([])
  })

  it("is refused without a login", async () => {
    const anyone = createSend(store.baseUrl, {})
    const answer = await refused(
      anyone("POST", `/admin/post-purchase/orders/${order.id}/shipment-status`, {
        fulfillment_id: parcel,
        status: "out_for_delivery",
      })
    )
    expect(answer.status).toBe(401)
  })

  function report(body: Record<string, unknown>): Promise<AdminReportShipmentResponse> {
    return store.admin.send(
      "POST",
      `/admin/post-purchase/orders/${order.id}/shipment-status`,
      { fulfillment_id: parcel, ...body }
    )
  }
})
