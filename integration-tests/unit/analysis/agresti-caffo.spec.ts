import { describe, expect, it } from "vitest"
import { agrestiCaffoDifference } from "../../../src/analysis"
import { armsOf, noData, swapped } from "./arm-counts"
import { coverage } from "./exact-coverage"

const confidence = 0.95

describe("Agresti and Caffo's interval", () => {
  it("of an arm without data is unknown", () => {
    const unknown = {
      difference: null,
      center: null,
      standardError: null,
      lower: null,
      upper: null,
    }
    expect(agrestiCaffoDifference({ ...noData, confidence })).toEqual(unknown)
    expect(agrestiCaffoDifference({ ...swapped(noData), confidence })).toEqual(unknown)
  })

  // By hand: 57/72 - 49/82, √(57 · 15 / 72³ + 49 · 33 / 82³) in Python's decimal fractions.
  it("is Wald's with a success and a failure more in each arm", () => {
    expect(
      agrestiCaffoDifference({ ...armsOf([48, 80, 56, 70]), confidence })
    ).toMatchObject({
      difference: 0.2,
      center: expect.closeTo(57 / 72 - 49 / 82, 14),
      standardError: expect.closeTo(
        Math.sqrt((57 * 15) / 72 ** 3 + (49 * 33) / 82 ** 3),
        14
      ),
      lower: expect.closeTo(0.05245292663805, 12),
      upper: expect.closeTo(0.33575845547577, 12),
    })
  })

  it("stays within -1 and 1, and has a width where nothing varies", () => {
    const { lower, upper } = agrestiCaffoDifference({
      ...armsOf([0, 2, 2, 2]),
      confidence: 0.999,
    })
    expect(lower).toBeLessThan(0.5)
    expect(upper).toBe(1)
  })

  it.each([
    [10, 0.3, 0.3, 96.3],
    [10, 0.2, 0.2, 97.0],
    [10, 0.1, 0.1, 99.1],
    [50, 0.5, 0.5, 94.3],
    [50, 0.1, 0.1, 96.4],
    [50, 0.05, 0.05, 97.9],
    [50, 0.02, 0.02, 99.8],
  ])("covers with n = %d, rates of %d and %d, %d %%", (n, pA, pB, percent) => {
    const covered = coverage(n, pA, pB, (arms) => {
      const { lower, upper } = agrestiCaffoDifference({ ...arms, confidence })
      return lower! <= pB - pA && pB - pA <= upper!
    })
    expect(covered).toBeCloseTo(percent, 1)
  })
})
