import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { betaBinomialComparison, experimentReport } from "../../../src/analysis"
import { arm, conversion, report } from "./conversion-experiment"

describe("whatever the numbers are", () => {
  const size = fc.integer({ min: 1, max: 5_000 })
  const side = fc
    .tuple(size, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 500 }))
    .map(([recipients, perMille, worth]) => {
      const count = Math.floor((recipients * perMille) / 1000)
      const sum = count * worth
      const sumOfSquares = count * worth * worth
      return { recipients, count, sum, sumOfSquares }
    })
  const sides = fc.tuple(side, side, fc.constantFrom("fixed", "sequential"))

  type Side = { recipients: number; count: number; sum: number; sumOfSquares: number }

  const compared = (a: Side, b: Side, method: "fixed" | "sequential", scale = 1) => {
    const arms = [a, b].map(({ recipients, count, sum, sumOfSquares }, index) => ({
      name: `arm ${index}`,
      recipients,
      totals: {
        conversion: { count },
        revenue: { sum: scale * sum, sumOfSquares: scale * scale * sumOfSquares },
        "order value": {
          numerator: { sum: scale * sum, sumOfSquares: scale * scale * sumOfSquares },
          denominator: { sum: count, sumOfSquares: count },
          sumOfProducts: scale * sum,
        },
      },
    }))
    return experimentReport({
      arms,
      metrics: [
        conversion,
        { name: "revenue", kind: "mean", role: "secondary" },
        { name: "order value", kind: "ratio", role: "guardrail" },
      ],
      design: { method, plannedRecipients: 100 },
    }).metrics.map(({ comparisons }) => comparisons[0])
  }

  it("an interval excludes 0 exactly when p is below alpha, and so does the uplift's", () => {
    fc.assert(
      fc.property(sides, ([a, b, method]) => {
        for (const comparison of compared(a, b, method)) {
          const { lower, upper, pValue } = comparison
          if (lower !== null && upper !== null && pValue !== null) {
            expect(lower > 0 || upper < 0).toBe(pValue < 0.05)
          }
        }
      })
    )
  })

  it("arms that change places change every sign", () => {
    fc.assert(
      fc.property(sides, ([a, b, method]) => {
        const there = compared(a, b, method)
        compared(b, a, method).forEach((back, index) => {
          const { difference, lower, pValue, chanceToWin } = there[index]
          expect(back.difference ?? 0).toBeCloseTo(0 - (difference ?? 0), 9)
          expect(back.upper ?? 0).toBeCloseTo(0 - (lower ?? 0), 6)
          expect(back.pValue ?? 1).toBeCloseTo(pValue ?? 1, 9)
          expect(1 - (back.chanceToWin ?? 0.5)).toBeCloseTo(chanceToWin ?? 0.5, 9)
        })
      })
    )
  })

  it("revenue in cents is a hundred times as much, and as significant", () => {
    fc.assert(
      fc.property(sides, ([a, b, method]) => {
        const euros = compared(a, b, method)
        const cents = compared(a, b, method, 100)
        euros.slice(1).forEach((inEuros, index) => {
          const inCents = cents[index + 1]
          for (const field of ["difference", "lower", "upper", "expectedLoss"] as const) {
            expect((inCents[field] ?? 0) / 100).toBeCloseTo(inEuros[field] ?? 0, 6)
          }
          expect(inCents.pValue ?? 1).toBeCloseTo(inEuros.pValue ?? 1, 9)
          expect(inCents.uplift ?? 0).toBeCloseTo(inEuros.uplift ?? 0, 9)
        })
      })
    )
  })

  it("the chance to win of a rate is the exact one", () => {
    const { metrics } = report([arm("A", 856, 33), arm("B", 303, 14)])
    expect(metrics[0].comparisons[0].chanceToWin).toBe(
      betaBinomialComparison({
        successesA: 33,
        nA: 856,
        successesB: 14,
        nB: 303,
        priorAlpha: 1,
        priorBeta: 1,
      }).probabilityBBeatsA
    )
  })
})
