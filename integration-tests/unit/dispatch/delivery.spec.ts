import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { backoffSeconds } from "../../../src/workflows/dispatch/delivery/delivery"
import { nowhereDelivery } from "../../../src/workflows/dispatch/delivery/nowhere-delivery"
import { batchAttempt } from "./support"

describe("backoffSeconds", () => {
  it.each([
    // 2 to the power of the attempt, spread by a quarter to either side.
    [0, 0, 0.75],
    [1, 0, 1.5],
    [1, 0.5, 2],
    [1, 1, 2.5],
    [3, 0.5, 8],
    [8, 0.5, 256],
    [9, 0.5, 300],
    [9, 0, 225],
    [9, 1, 375],
    [1000, 0.5, 300],
  ])(
    "waits after attempt %d with the random number %d for %d s",
    (attempt, random, expected) => {
      expect(backoffSeconds(attempt, random)).toBe(expected)
    }
  )

  it("stays within its bounds and never shrinks with the attempts", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, random) => {
          const wait = backoffSeconds(attempt, random)
          expect(wait).toBeGreaterThanOrEqual(0.75)
          expect(wait).toBeLessThanOrEqual(375)
          expect(backoffSeconds(attempt + 1, random)).toBeGreaterThanOrEqual(wait)
        }
      ),
      { seed: 20261122 }
    )
  })

  it("spreads two batches that failed together", () => {
    const waits = new Set(Array.from({ length: 20 }, () => backoffSeconds(5)))
    expect(waits.size).toBeGreaterThan(1)
  })
})

describe("the delivery to nowhere", () => {
  it("skips every mail for want of a key, also when it takes over", async () => {
    const expected = {
      kind: "settled",
      outcomes: [
        { id: "m0", outcome: "skipped", skip_reason: "no-provider-key" },
        { id: "m1", outcome: "skipped", skip_reason: "no-provider-key" },
      ],
    }
    expect(await nowhereDelivery.handOver(batchAttempt(2))).toEqual(expected)
    expect(await nowhereDelivery.recover(batchAttempt(2))).toEqual(expected)
  })
})
