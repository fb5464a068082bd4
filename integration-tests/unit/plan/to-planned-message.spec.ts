import { describe, expect, it } from "vitest"
import { toSeconds } from "../../../src/flows/duration"
import { defineFlow } from "../../../src/flows/define-flow"
import { findStep } from "../../../src/flows/registry"
import type { SuppressionReason } from "../../../src/modules/post-purchase/constants"
import { toPlannedMessage } from "../../../src/workflows/plan/to-planned-message"

const now = new Date("2026-11-22T10:00:00Z")
const addressee = {
  email: "mara@example.com",
  customer_id: "cus_1",
  sales_channel_id: "sc_1",
  locale: "de-DE",
}

describe("toPlannedMessage", () => {
  const found = findStep("shipping-update", "shipped")

  const planned = (
    secondsAgo: number,
    {
      settleSeconds = 2,
      isDeclined = false,
      suppressions = [] as SuppressionReason[],
      delay = {},
      subject = "fulfillment:ful_1",
    } = {}
  ) => {
    if (found?.step.about !== "order") {
      return expect.unreachable("there is no step shipping-update/shipped")
    }
    const step = { ...found.step, delay, expiresAfter: { hours: 1 } }
    return toPlannedMessage(
      { flow: defineFlow({ ...found.flow, steps: [step] }), step },
      {
        kind: "shipped",
        subject,
        order_id: "order_1",
        fulfillment_id: "ful_1",
        occurred_at: new Date(now.getTime() - secondsAgo * 1000),
      },
      addressee,
      {
        config: { delaySeconds: toSeconds(delay), expiresSeconds: 3600 },
        now,
        settleSeconds,
        isDeclined,
        suppressions,
      }
    )
  }

  it("carries who, what and about what", () => {
    expect(planned(0)).toEqual({
      dedupe_key: "shipping-update/shipped/fulfillment:ful_1",
      flow: "shipping-update",
      step: "shipped",
      purpose: "transactional",
      subject: "fulfillment:ful_1",
      ...addressee,
      order_id: "order_1",
      fulfillment_id: "ful_1",
      delay_seconds: 2,
      expires_seconds: 3600,
      state: "scheduled",
      skip_reason: null,
    })
  })

  it("has one key for one occurrence, however late and however it was found", () => {
    const keys = [planned(0), planned(3000), planned(5, { isDeclined: true })]
    expect(new Set(keys.map(({ dedupe_key }) => dedupe_key)).size).toBe(1)
    expect(planned(0, { subject: "fulfillment:ful_2" }).dedupe_key).not.toBe(
      keys[0].dedupe_key
    )
  })

  it.each([
    // [happened so long ago, step's delay] → due in
    [0, {}, 2],
    [100, {}, 2],
    [0, { minutes: 5 }, 300],
    // 300 s after what happened 100 s ago.
    [100, { minutes: 5 }, 200],
    [299, { minutes: 5 }, 2],
    [4000, { minutes: 5 }, 2],
  ])(
    "counts from the occurrence: %d s ago, with %j, due in %d s",
    (secondsAgo, delay, due) => {
      expect(planned(secondsAgo, { delay }).delay_seconds).toBe(due)
    }
  )

  it("is too late an hour after the occurrence, not after the plan", () => {
    expect(planned(600).expires_seconds).toBe(3000)
    expect(planned(4000).expires_seconds).toBe(-400)
  })

  it("goes at once where the store wants no time to settle", () => {
    expect(planned(5, { settleSeconds: 0 }).delay_seconds).toBe(0)
  })

  it("is planned as skipped when whoever made the change wanted nobody told", () => {
    expect(planned(0, { isDeclined: true })).toMatchObject({
      state: "skipped",
      skip_reason: "notification-declined",
    })
  })
})
