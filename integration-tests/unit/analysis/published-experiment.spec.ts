import { describe, expect, it } from "vitest"
import { experimentReport, type ExperimentArm } from "../../../src/analysis"

describe("the e-mail test of Hillstrom 2008", () => {
  // Totals of the public data set, per arm; p by R t.test: 1.16e-7.
  const arms: ExperimentArm[] = [
    {
      name: "none",
      recipients: 21_306,
      count: 122,
      sum: 13_908.33,
      squares: 2_870_050.3621,
    },
    {
      name: "men's",
      recipients: 21_307,
      count: 267,
      sum: 30_311.69,
      squares: 6_759_024.4973,
    },
  ].map(({ name, recipients, count, sum, squares }) => ({
    name,
    recipients,
    totals: {
      spend: { sum, sumOfSquares: squares },
      conversion: { count },
      "order value": {
        numerator: { sum, sumOfSquares: squares },
        denominator: { sum: count, sumOfSquares: count },
        sumOfProducts: sum,
      },
    },
  }))
  const result = experimentReport({
    arms,
    metrics: [
      { name: "spend", kind: "mean", role: "primary", unit: "USD" },
      { name: "conversion", kind: "rate", role: "secondary" },
      { name: "order value", kind: "ratio", role: "secondary", unit: "USD" },
    ],
    design: { method: "fixed", plannedRecipients: 42_000 },
  })
  const [spend, bought, orderValue] = result.metrics.map(
    ({ comparisons }) => comparisons[0]
  )

  it("finds 0.770 more spent by each customer, p 1.16e-7", () => {
    expect(spend.difference).toBeCloseTo(0.77, 3)
    expect(spend.pValue! * 1e7).toBeCloseTo(1.16, 2)
    expect([spend.lower, spend.upper]).toEqual([
      expect.closeTo(0.48514, 5),
      expect.closeTo(1.05451, 5),
    ])
  })

  it("finds more buyers, and nobody who spends more for it", () => {
    expect(bought.difference).toBeCloseTo(0.006805, 6)
    expect(bought.adjustedPValue).toBeLessThan(1e-12)
    expect(orderValue.difference).toBeCloseTo(-0.4758, 4)
    expect(orderValue.adjustedPValue).toBeGreaterThan(0.9)
  })

  it("says so in a sentence", () => {
    expect(result.verdict).toEqual({
      code: "winner",
      winner: "men's",
      stopped: [],
      sentence:
        "men's won: spend is 1.42 USD against 0.65 USD with none, +0.77 USD (95 % interval +0.49 USD to +1.05 USD, p < 0.0001), an uplift of +117.9 % (+64.4 % to +197.7 %).",
    })
  })
})
