import { describe, expect, it } from "vitest"
import { findReceived, isLastDelivery } from "../../../src/flows/received-items"
import type { LineState, OrderState } from "../../../src/flows/order-state"
import { ago, flowContext, orderState, parcel } from "../dispatch/support"

const line = (id: string, fields: Partial<LineState> = {}): LineState => ({
  id,
  productId: `prod_${id}`,
  variantId: null,
  requiresShipping: true,
  quantity: 1,
  ...fields,
})

const delivered = (id: string, daysAgo: number, items: Record<string, number>) =>
  parcel({
    fulfillmentId: id,
    deliveredAt: ago(daysAgo * 86_400).toISOString(),
    items: Object.entries(items).map(([lineItemId, quantity]) => ({
      lineItemId,
      quantity,
    })),
  })

const returned = (items: Record<string, number>, isReceived = true) => ({
  id: "ret_1",
  receivedAt: null,
  isReceived,
  items: Object.entries(items).map(([lineItemId, quantity]) => ({
    lineItemId,
    quantity,
  })),
})

const found = (subjectId: string, order: Partial<OrderState>) => {
  const result = findReceived(flowContext({ subjectId, order: orderState(order) }))
  return result.kind === "received" ? result.lines.map(({ id }) => id) : result.reason
}

describe("what came with a delivery", () => {
  it("is each item with its last parcel", () => {
    const order = {
      lines: [line("a"), line("b", { quantity: 2 })],
      parcels: [delivered("ful_2", 1, { b: 1 }), delivered("ful_1", 4, { a: 1, b: 1 })],
    }
    expect(found("ful_1", order)).toEqual(["a"])
    expect(found("ful_2", order)).toEqual(["b"])
  })

  it("is decided by the id for two parcels of one moment, and then for one of them only", () => {
    const order = {
      lines: [line("a", { quantity: 2 })],
      parcels: [delivered("ful_2", 1, { a: 1 }), delivered("ful_1", 1, { a: 1 })],
    }
    expect(found("ful_1", order)).toBe("later-delivery")
    expect(found("ful_2", order)).toEqual(["a"])
  })

  it("leaves out what went back entirely, once it is there", () => {
    const order = {
      lines: [line("a", { quantity: 2 }), line("b")],
      parcels: [delivered("ful_1", 1, { a: 2, b: 1 })],
    }
    expect(found("ful_1", { ...order, returns: [returned({ a: 1, b: 1 })] })).toEqual([
      "a",
    ])
    expect(found("ful_1", { ...order, returns: [returned({ a: 2, b: 1 })] })).toBe(
      "items-returned"
    )
    expect(
      found("ful_1", { ...order, returns: [returned({ a: 2, b: 1 }, false)] })
    ).toEqual(["a", "b"])
    expect(
      found("ful_1", { ...order, returns: [returned({ b: 1 }), returned({ a: 2 })] })
    ).toBe("items-returned")
  })

  it("is the digital part for the order itself, and never part of a parcel", () => {
    const order = {
      lines: [line("a"), line("course", { requiresShipping: false })],
      parcels: [delivered("ful_1", 1, { a: 1, course: 1 })],
    }
    expect(found("order_sample", order)).toEqual(["course"])
    expect(found("ful_1", order)).toEqual(["a"])
    expect(found("order_sample", { ...order, lines: [line("a")] })).toBe("items-returned")
  })

  it.each<[reason: string, order: Partial<OrderState>]>([
    ["order-canceled", { canceledAt: ago(60) }],
    [
      "order-refunded",
      {
        paidTotal: 20,
        refunds: [
          { id: "r1", amount: 5, currencyCode: "eur", reason: null, createdAt: "" },
          { id: "r2", amount: 15, currencyCode: "eur", reason: null, createdAt: "" },
        ],
      },
    ],
    ["fulfillment-missing", { parcels: [] }],
    [
      "fulfillment-canceled",
      { parcels: [{ ...delivered("ful_1", 1, { a: 1 }), canceledAt: ago(60) }] },
    ],
    [
      "not-delivered",
      { parcels: [{ ...delivered("ful_1", 1, { a: 1 }), deliveredAt: null }] },
    ],
    ["items-returned", { parcels: [delivered("ful_1", 1, { gone: 1 })] }],
  ])("is nothing for %s", (reason, order) => {
    expect(
      found("ful_1", {
        lines: [line("a")],
        parcels: [delivered("ful_1", 1, { a: 1 })],
        ...order,
      })
    ).toBe(reason)
  })

  it("counts a part that was paid back as still there", () => {
    const refund = {
      id: "r",
      amount: 5,
      currencyCode: "eur",
      reason: null,
      createdAt: "",
    }
    const order = { lines: [line("a")], parcels: [delivered("ful_1", 1, { a: 1 })] }
    expect(found("ful_1", { ...order, paidTotal: 20, refunds: [refund] })).toEqual(["a"])
    expect(found("ful_1", { ...order, paidTotal: 0, refunds: [] })).toEqual(["a"])
  })
})

describe("an order's last delivery", () => {
  const order = orderState({
    parcels: [
      delivered("ful_1", 4, { a: 1 }),
      delivered("ful_2", 1, { b: 1 }),
      { ...delivered("ful_3", 0, { c: 1 }), canceledAt: ago(10) },
    ],
  })

  it("is the newest that was not cancelled", () => {
    expect(isLastDelivery(flowContext({ order, subjectId: "ful_1" }))).toBe(false)
    expect(isLastDelivery(flowContext({ order, subjectId: "ful_2" }))).toBe(true)
    expect(isLastDelivery(flowContext({ order, subjectId: "ful_3" }))).toBe(false)
  })

  it("is the order itself while nothing was delivered", () => {
    const digital = orderState({ parcels: [] })
    expect(
      isLastDelivery(flowContext({ order: digital, subjectId: "order_sample" }))
    ).toBe(true)
    expect(isLastDelivery(flowContext({ order, subjectId: "order_sample" }))).toBe(false)
  })
})
