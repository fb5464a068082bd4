import { describe, expect, it } from "vitest"
import { ago, flowContext, orderState, orderStep } from "../dispatch/support"

describe("the order confirmation is eligible", () => {
  const step = orderStep("order-confirmation", "confirm")
  const decide = (fields: Parameters<typeof orderState>[0]) =>
    step.eligible(flowContext({ order: orderState(fields) }))

  it("for an order whose payment stands", () => {
    expect(decide({})).toEqual({ kind: "send" })
  })

  it("not for an order that was cancelled, even while its payment is pending", () => {
    expect(
      decide({ canceledAt: ago(1), isPaymentPending: true, createdAt: ago(5) })
    ).toEqual({
      kind: "skip",
      reason: "order-canceled",
      detail: null,
    })
  })

  it("later, while a checkout's payment is not authorised", () => {
    expect(decide({ isPaymentPending: true, createdAt: ago(599) })).toMatchObject({
      kind: "reschedule",
      delaySeconds: 10,
    })
  })

  it("after ten minutes all the same: Medusa would have rolled the order back", () => {
    expect(decide({ isPaymentPending: true, createdAt: ago(600) })).toEqual({
      kind: "send",
    })
  })
})
