import { describe, expect, it } from "vitest"
import { orderAsOf, reportsAsOf } from "../../../src/workflows/simulate/as-of/order-as-of"
import { NOW, ago, orderState, parcel, report } from "../dispatch/support"

describe("an order as of a moment", () => {
  const refund = (id: string, seconds: number) => ({
    id,
    amount: 1,
    currencyCode: "eur",
    reason: null,
    createdAt: ago(seconds).toISOString(),
  })
  const order = orderState({
    canceledAt: ago(10),
    facts: { ...orderState().facts, canceledAt: ago(10).toISOString() },
    parcels: [
      parcel({
        shippedAt: ago(100).toISOString(),
        deliveredAt: ago(50).toISOString(),
        canceledAt: ago(20),
      }),
    ],
    refunds: [refund("old", 100), refund("new", 20)],
    returns: [
      { id: "dated", items: [], receivedAt: ago(30).toISOString(), isReceived: true },
      { id: "in-part", items: [], receivedAt: null, isReceived: true },
    ],
  })

  it("is the order itself once all has happened", () => {
    expect(orderAsOf(order, NOW)).toEqual(order)
  })

  it("has nothing of what came later", () => {
    const then = orderAsOf(order, ago(60))
    expect(then).toMatchObject({
      canceledAt: null,
      facts: { canceledAt: null },
      parcels: [
        { shippedAt: ago(100).toISOString(), deliveredAt: null, canceledAt: null },
      ],
      returns: [
        { id: "dated", receivedAt: null, isReceived: false },
        { id: "in-part", isReceived: true },
      ],
    })
    expect(then.refunds.map(({ id }) => id)).toEqual(["old"])
    expect(orderAsOf(order, ago(40)).parcels[0]).toMatchObject({
      deliveredAt: ago(50).toISOString(),
      canceledAt: null,
    })
  })

  it("counts what happened at the very moment", () => {
    expect(orderAsOf(order, ago(10)).canceledAt).toEqual(ago(10))
    expect(orderAsOf(order, ago(20)).refunds).toHaveLength(2)
  })

  it("knows the reports that were there", () => {
    const reports = [report({ reportedAt: ago(60) }), report({ reportedAt: ago(20) })]
    expect(reportsAsOf(reports, ago(30))).toEqual(reports.slice(0, 1))
  })
})
