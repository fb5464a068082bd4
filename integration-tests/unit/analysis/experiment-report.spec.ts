import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  adjustPValues,
  betaBinomialComparison,
  experimentReport,
  powerTwoProportions,
  sampleSizeTwoProportions,
  type ExperimentArm,
  type ExperimentDesign,
  type ExperimentMetric,
} from "../../../src/analysis"

const conversion: ExperimentMetric = { name: "conversion", kind: "rate", role: "primary" }
const complaints: ExperimentMetric = {
  name: "complaints",
  kind: "rate",
  role: "guardrail",
  better: "lower",
}

const arm = (name: string, recipients: number, count: number, complained = 0) => ({
  name,
  recipients,
  totals: { conversion: { count }, complaints: { count: complained } },
})

const report = (
  arms: ExperimentArm[],
  design: ExperimentDesign = {},
  metrics = [conversion, complaints]
) => experimentReport({ arms, metrics, design })

const verdictOf = (arms: ExperimentArm[], design?: ExperimentDesign) =>
  report(arms, design).verdict

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

describe("the verdict", () => {
  it("is that nothing can be read when the arms have the wrong sizes", () => {
    const { verdict, sampleRatio, warnings } = report([
      arm("A", 10_000, 400),
      arm("B", 9_400, 700),
    ])
    expect(sampleRatio.pValue).toBeLessThan(0.001)
    expect(verdict).toMatchObject({ code: "invalid", winner: null })
    expect(verdict.sentence).toContain("A 10,000 instead of 9,700")
    expect(warnings.map(({ code }) => code)).toContain("sample-ratio")
  })

  it("takes planned shares for the right sizes, on any scale", () => {
    const arms = [arm("A", 10_000, 400), arm("B", 30_000, 1200)]
    expect(verdictOf(arms).code).toBe("invalid")
    expect(verdictOf(arms, { allocation: [25, 75] }).code).toBe("keep-running")
  })

  it("is to stop a treatment that does harm, whatever it wins", () => {
    const { verdict, guardrails } = report([
      arm("A", 10_000, 400, 10),
      arm("B", 10_000, 600, 90),
    ])
    expect(guardrails).toMatchObject([{ metric: "complaints", status: "breached" }])
    expect(verdict).toMatchObject({
      code: "stopped-by-guardrail",
      winner: null,
      stopped: ["B"],
    })
    expect(verdict.sentence).toMatch(
      /^Stop B: complaints got worse by 0\.80 points with B \(by 0\.\d\d points at least, 0\.00 points is tolerated\)\.$/
    )
  })

  it("lets a treatment do as much harm as is tolerated", () => {
    const metrics = (tolerance: number) => [conversion, { ...complaints, tolerance }]
    const arms = [arm("A", 10_000, 400, 10), arm("B", 10_000, 600, 90)]
    const statusOf = (tolerance: number) =>
      report(arms, {}, metrics(tolerance)).guardrails[0].status
    expect([0.001, 0.008, 0.02].map(statusOf)).toEqual([
      "breached",
      "undecided",
      "passed",
    ])
  })

  it("is the better treatment, with a warning of harm that is not ruled out", () => {
    const { verdict, warnings } = report([
      arm("A", 10_000, 400, 5),
      arm("B", 10_000, 600, 7),
    ])
    expect(verdict).toMatchObject({ code: "winner", winner: "B" })
    expect(warnings.map(({ code }) => code)).toEqual(["guardrail-undecided", "no-plan"])
  })

  it("is the control when it beats every treatment", () => {
    expect(verdictOf([arm("A", 10_000, 600), arm("B", 10_000, 400)])).toMatchObject({
      code: "winner",
      winner: "A",
    })
    expect(
      verdictOf([arm("A", 10_000, 600), arm("B", 10_000, 400), arm("C", 10_000, 590)])
        .code
    ).toBe("keep-running")
  })

  it("is the best of several treatments, by p-values that allow for several", () => {
    const arms = [arm("A", 9_000, 400), arm("B", 9_000, 560), arm("C", 9_000, 600)]
    const { verdict, metrics } = report(arms)
    expect(verdict).toMatchObject({ code: "winner", winner: "C" })
    const { comparisons } = metrics[0]
    expect(comparisons.map(({ adjustedPValue }) => adjustedPValue)).toEqual(
      adjustPValues({
        pValues: comparisons.map(({ pValue }) => pValue),
        method: "holm",
      }).adjusted
    )
  })

  it("of a fixed test is not spoken before its planned number", () => {
    const arms = [arm("A", 4_000, 160), arm("B", 4_000, 320)]
    const design = { method: "fixed", plannedRecipients: 8_001 } as const
    const early = report(arms, design)
    expect(early.metrics[0].comparisons[0].pValue).toBeLessThan(1e-9)
    expect(early.verdict).toMatchObject({ code: "keep-running", winner: null })
    expect(early.warnings.map(({ code }) => code)).toContain("peeking")
    const there = report(arms, { ...design, plannedRecipients: 8_000 })
    expect(there.verdict).toMatchObject({ code: "winner", winner: "B" })
    const late = report(arms, { ...design, plannedRecipients: 7_000 })
    expect(late.warnings.map(({ code }) => code)).toContain("past-plan")
  })

  it("is no difference at the planned number without one, and says what that rules out", () => {
    const arms = [arm("A", 10_000, 400), arm("B", 10_000, 410)]
    const verdict = verdictOf(arms, { method: "fixed", plannedRecipients: 20_000 })
    expect(verdict.code).toBe("no-difference")
    expect(verdict.sentence).toMatch(
      /^No difference in conversion was shown with 20,000 recipients: B − A is \+0\.10 points \(95 % interval −0\.4\d points to \+0\.6\d points, p = 0\.72\)\. Larger effects/
    )
  })

  it("of a sequential test is no difference once every uplift worth finding is ruled out", () => {
    const arms = [arm("A", 90_000, 9_000), arm("B", 90_000, 9_010)]
    expect(verdictOf(arms).code).toBe("keep-running")
    expect(verdictOf(arms, { minimumUplift: 0.1 }).code).toBe("no-difference")
    expect(verdictOf(arms, { minimumUplift: 0.01 }).code).toBe("keep-running")
  })

  it("of a sequential test waits for a hundred recipients and ten events", () => {
    expect(verdictOf([arm("A", 99, 0), arm("B", 99, 99)]).code).toBe("keep-running")
    expect(verdictOf([arm("A", 5_000, 0), arm("B", 5_000, 9)]).code).toBe("keep-running")
    expect(verdictOf([arm("A", 200, 0), arm("B", 200, 120)]).code).toBe("winner")
  })

  it("without anybody is to wait, with nothing known", () => {
    const { verdict, metrics, sampleRatio } = report([arm("A", 0, 0), arm("B", 0, 0)])
    expect(verdict).toMatchObject({ code: "keep-running", winner: null })
    expect(sampleRatio).toMatchObject({ pValue: null, isMismatch: false })
    expect(metrics[0].comparisons[0]).toMatchObject({ difference: null, pValue: null })
  })

  it("turns with the direction that is better", () => {
    const arms = [arm("A", 10_000, 400), arm("B", 10_000, 600)]
    const { verdict, metrics } = report(arms, {}, [{ ...conversion, better: "lower" }])
    expect(verdict.winner).toBe("A")
    const { chanceToWin, expectedLoss } = metrics[0].comparisons[0]
    expect(chanceToWin).toBeLessThan(1e-9)
    expect(expectedLoss).toBeCloseTo(0.02, 4)
  })

  it("warns of a primary metric that only some recipients have", () => {
    const totals = {
      "order value": {
        numerator: { sum: 800, sumOfSquares: 16_000 },
        denominator: { sum: 20, sumOfSquares: 20 },
        sumOfProducts: 560,
      },
    }
    const { warnings } = report(
      ["A", "B"].map((name) => ({ name, recipients: 400, totals })),
      {},
      [{ name: "order value", kind: "ratio", role: "primary" }]
    )
    expect(warnings.map(({ code }) => code)).toContain("ratio-decides")
  })
})

describe("how much is still needed", () => {
  const arms = [arm("A", 3_000, 150), arm("B", 3_000, 200)]
  const fixed = {
    method: "fixed",
    plannedRecipients: 99_999,
    minimumUplift: 0.2,
  } as const

  it("by a fixed test is the sample size of two proportions", () => {
    const { power } = report(arms, fixed)
    const { exactA } = sampleSizeTwoProportions({
      baseline: 0.05,
      target: 0.06,
      alpha: 0.05,
      power: 0.8,
      method: "pooled",
    })
    expect(power.recipientsNeeded).toBe(Math.ceil(2 * exactA!))
    expect(power.ordersStillNeeded).toBe(power.recipientsNeeded! - 6_000)
    expect(power.reached).toBeCloseTo(
      powerTwoProportions({
        baseline: 0.05,
        target: 0.06,
        nA: 3_000,
        nB: 3_000,
        alpha: 0.05,
        strict: false,
      }).power!,
      12
    )
  })

  it("by a sequential test is more, and then is enough", () => {
    const sequential = { minimumUplift: 0.2, optimalSampleSize: 20_000 }
    const needed = report(arms, sequential).power.recipientsNeeded!
    expect(needed).toBeGreaterThan(1.2 * report(arms, fixed).power.recipientsNeeded!)
    const half = Math.ceil(needed / 40) * 20
    const later = [arm("A", half, half / 20), arm("B", half, half / 20)]
    expect(report(later, sequential).power).toMatchObject({ ordersStillNeeded: 0 })
    expect(report(later, sequential).power.reached).toBeCloseTo(0.8, 3)
  })

  it("is said to be more than is planned", () => {
    const { warnings } = report(arms, { ...fixed, plannedRecipients: 10_000 })
    expect(warnings.map(({ code }) => code)).toContain("plan-too-small")
    expect(report(arms, fixed).warnings.map(({ code }) => code)).not.toContain(
      "plan-too-small"
    )
  })

  it("is the rest of the plan when no uplift is named, and unknown without a plan", () => {
    expect(report(arms, { plannedRecipients: 10_000 }).power.ordersStillNeeded).toBe(
      4_000
    )
    expect(report(arms).power.ordersStillNeeded).toBeNull()
  })

  it("is unknown when the uplift leads nowhere", () => {
    const { power } = report([arm("A", 500, 400), arm("B", 500, 410)], {
      minimumUplift: 5,
    })
    expect(power).toMatchObject({ recipientsNeeded: null, reached: null })
  })
})

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

describe("what cannot be is refused", () => {
  const arms = [arm("A", 10, 1), arm("B", 10, 2)]
  const [first, second] = arms
  const without = (totals: object) => ({ ...second, totals: { ...totals } })

  it.each<[string, unknown, string]>([
    ["one arm", { arms: [first] }, "arms must have 2 entries or more"],
    ["one name twice", { arms: [first, first] }, "arms[1].name must be a name that no"],
    [
      "no name",
      { arms: [{ ...first, name: "" }, second] },
      "arms[0].name must be a name",
    ],
    [
      "more events than recipients",
      { arms: [first, arm("B", 10, 11)] },
      "arms[1].totals.conversion.count must not be above arms[1].recipients (10), got 11",
    ],
    [
      "no totals of a metric",
      { arms: [first, without({})] },
      "arms[1].totals.conversion must be an object, got undefined",
    ],
    [
      "inherited totals",
      { metrics: [{ ...conversion, name: "toString" }] },
      "arms[0].totals.toString must be an object, got undefined",
    ],
    [
      "totals of another kind",
      { metrics: [{ ...conversion, kind: "mean" }] },
      "arms[0].totals.conversion.sum must be a finite number",
    ],
    [
      "impossible squares",
      {
        arms: arms.map((each) => ({
          ...each,
          totals: { revenue: { sum: 100, sumOfSquares: 999 } },
        })),
        metrics: [{ name: "revenue", kind: "mean", role: "primary" }],
      },
      "arms[0].totals.revenue.sumOfSquares must not be below the squared sum over n (1000)",
    ],
    ["no primary metric", { metrics: [complaints] }, "metrics must have one metric"],
    [
      "two primary metrics",
      { metrics: [conversion, { ...complaints, role: "primary" }] },
      'metrics must have one metric with the role "primary", got 2',
    ],
    [
      "one metric twice",
      { metrics: [conversion, conversion] },
      "metrics[1].name must be",
    ],
    [
      "shares of other arms",
      { design: { allocation: [1, 1, 1] } },
      "design.allocation must have as many entries as arms (2), got an array of 3",
    ],
    [
      "a fixed test without a plan",
      { design: { method: "fixed" } },
      'design.plannedRecipients must be given with the method "fixed", got undefined',
    ],
    [
      "alpha 0",
      { design: { alpha: 0 } },
      "design.alpha must be a number between 0 and 1",
    ],
    [
      "no alpha to speak of",
      { design: { alpha: 1e-12 } },
      "design.alpha must be 1e-9 or",
    ],
  ])("%s", (_, change, message) => {
    const input = { arms, metrics: [conversion], design: {}, ...Object(change) }
    expect(() => experimentReport(input)).toThrow(message)
    expect(() => experimentReport(input)).toThrow(RangeError)
  })
})
