import { describe, expect, it } from "vitest"
import type { FlowContext } from "../../../src/flows/flow"
import {
  ago,
  flowContext,
  orderState,
  orderStep,
  parcel,
  report,
} from "../dispatch/support"

const iso = (seconds: number): string => ago(seconds).toISOString()

/** `send`, or the reason of a skip. */
const verdict = (key: string, fields: Partial<FlowContext>): string | undefined => {
  const decision = orderStep("shipping-update", key).eligible(flowContext(fields))
  return decision.kind === "skip" ? decision.reason : decision.kind
}
const about = (...parcels: ReturnType<typeof parcel>[]): Partial<FlowContext> => ({
  order: orderState({ parcels }),
  subjectId: "ful_1",
})

describe("steps about a parcel", () => {
  it.each(["shipped", "delivered", "out-for-delivery", "delayed"])(
    "%s: not for a parcel that is gone or was cancelled",
    (key) => {
      expect(verdict(key, about())).toBe("fulfillment-missing")
      expect(verdict(key, about(parcel({ fulfillmentId: "ful_2" })))).toBe(
        "fulfillment-missing"
      )
      expect(verdict(key, about(parcel({ canceledAt: ago(1) })))).toBe(
        "fulfillment-canceled"
      )
    }
  )

  it("shipped: for a parcel on its way that holds something of the order", () => {
    expect(verdict("shipped", about(parcel({ fulfillmentId: "other" }), parcel()))).toBe(
      "send"
    )
  })

  it.each([
    ["is not marked as shipped", { shippedAt: null }, "not-shipped"],
    ["has arrived already", { deliveredAt: iso(60) }, "already-delivered"],
    ["is empty", { items: [] }, "nothing-to-ship"],
    [
      "holds nothing of this order",
      { items: [{ lineItemId: "other", quantity: 1 }] },
      "nothing-to-ship",
    ],
  ])("shipped: not for a parcel that %s", (_name, fields, reason) => {
    expect(verdict("shipped", about(parcel(fields)))).toBe(reason)
  })

  it("delivered: only for a parcel that is marked as delivered", () => {
    expect(verdict("delivered", about(parcel({ deliveredAt: iso(60) })))).toBe("send")
    expect(verdict("delivered", about(parcel()))).toBe("not-delivered")
  })
})

describe.each([
  ["delayed", "delayed"],
  ["out-for-delivery", "out_for_delivery"],
] as const)("the step %s, about a report", (key, status) => {
  const reported = (
    reports: ReturnType<typeof report>[],
    fields: Parameters<typeof parcel>[0] = {}
  ): Partial<FlowContext> => ({
    order: orderState({ parcels: [parcel(fields)] }),
    subjectId: "rep_1",
    reports,
  })

  it("is right for the newest report about its parcel", () => {
    const older = report({ id: "rep_0", status: "delayed" })
    const elsewhere = report({ id: "rep_9", fulfillmentId: "ful_9" })
    expect(verdict(key, reported([older, report({ status }), elsewhere]))).toBe("send")
  })

  it("is out of date when a newer report came", () => {
    const newer = report({ id: "rep_2", status: "out_for_delivery" })
    expect(verdict(key, reported([report({ status }), newer]))).toBe("superseded")
  })

  it("is out of date when the parcel has arrived", () => {
    expect(verdict(key, reported([report({ status })], { deliveredAt: iso(5) }))).toBe(
      "already-delivered"
    )
  })

  it("is not right without its report", () => {
    expect(verdict(key, reported([]))).toBe("fulfillment-missing")
  })

  it("is not right for a parcel that was cancelled", () => {
    expect(verdict(key, reported([report({ status })], { canceledAt: ago(1) }))).toBe(
      "fulfillment-canceled"
    )
  })
})

describe("steps about an order", () => {
  it("canceled: only while the order is cancelled", () => {
    expect(verdict("canceled", { order: orderState({ canceledAt: ago(1) }) })).toBe(
      "send"
    )
    expect(verdict("canceled", { order: orderState() })).toBe("order-not-canceled")
  })

  it("refunded: only for a refund that exists", () => {
    const refund = {
      id: "ref_1",
      amount: 5,
      currencyCode: "eur",
      reason: null,
      createdAt: iso(60),
    }
    const order = orderState({ refunds: [refund] })
    expect(verdict("refunded", { order, subjectId: "ref_1" })).toBe("send")
    expect(verdict("refunded", { order, subjectId: "ref_2" })).toBe("refund-missing")
  })

  it("return-received: only for a return that exists and was received", () => {
    const received = { id: "ret_1", items: [], receivedAt: iso(60), isReceived: true }
    const requested = { id: "ret_2", items: [], receivedAt: null, isReceived: false }
    const order = orderState({ returns: [received, requested] })
    expect(verdict("return-received", { order, subjectId: "ret_1" })).toBe("send")
    expect(verdict("return-received", { order, subjectId: "ret_2" })).toBe(
      "return-not-received"
    )
    expect(verdict("return-received", { order, subjectId: "ret_3" })).toBe(
      "return-missing"
    )
  })
})

describe("what is eligible can be rendered", () => {
  const shown = parcel({ deliveredAt: iso(60) })
  const refund = (id: string, seconds: number) => ({
    id,
    amount: 5,
    currencyCode: "eur",
    reason: null,
    createdAt: iso(seconds),
  })
  const received = {
    id: "ret_1",
    items: [{ lineItemId: "item_sample", quantity: 1 }],
    receivedAt: iso(60),
    isReceived: true,
  }

  it.each([
    ["shipped", { ...about(parcel()) }],
    ["delivered", { ...about(shown) }],
    [
      "out-for-delivery",
      {
        ...about(parcel()),
        subjectId: "rep_1",
        reports: [report({ status: "out_for_delivery" })],
      },
    ],
    ["delayed", { ...about(parcel()), subjectId: "rep_1", reports: [report()] }],
    ["canceled", { order: orderState({ canceledAt: ago(1) }) }],
    [
      "refunded",
      {
        order: orderState({ refunds: [refund("ref_0", 90), refund("ref_1", 60)] }),
        subjectId: "ref_1",
      },
    ],
    [
      "return-received",
      { order: orderState({ returns: [received] }), subjectId: "ret_1" },
    ],
  ] satisfies [string, Partial<FlowContext>][])("%s", (key, fields) => {
    expect(verdict(key, fields)).toBe("send")
    const rendered = orderStep("shipping-update", key).render(flowContext(fields))
    expect(rendered.subject).toMatch(/\S/)
    expect(rendered.html).toContain("1001")
    expect(rendered.text).toContain("1001")
  })
})
