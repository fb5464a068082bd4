import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  cuped,
  ratioMetric,
  ratioMetricDifference,
  revenuePerRecipient,
  welchTTestFromSamples,
} from "../../../src/analysis"

const confidence = 0.95
const amount = fc.integer({ min: 0, max: 20_000 }).map((cents) => cents / 100)
const pairs = fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 9 })), {
  minLength: 2,
  maxLength: 15,
})
const sample = pairs.map((list) => ({
  numerators: list.map(([first]) => first),
  denominators: list.map(([, second]) => second),
}))

describe("a ratio metric", () => {
  const unknown = { ratio: null, standardError: null, lower: null, upper: null }

  it.each([
    [{ numerators: [], denominators: [] }, null],
    [{ numerators: [5, 6], denominators: [0, 0] }, null],
    [{ numerators: [5, 6], denominators: [1, -1] }, null],
    [{ numerators: [6], denominators: [4] }, 1.5],
  ])("of %j is %s and no more", (input, ratio) => {
    expect(ratioMetric({ ...input, confidence })).toEqual({ ...unknown, ratio })
  })

  it.each([
    [{ numerators: [1, 2, 3], denominators: [3, 6, 9] }, 1 / 3],
    [{ numerators: [0.1, 0.2, 0.3], denominators: [1, 2, 3] }, 0.1],
    [{ numerators: [0, 0, 0], denominators: [1, 2, 3] }, 0],
  ])("that is the same for all units has no error: %j", (input, ratio) => {
    const close = expect.closeTo(ratio, 15)
    expect(ratioMetric({ ...input, confidence })).toEqual({
      ratio: close,
      standardError: 0,
      lower: close,
      upper: close,
    })
  })

  it("has the variance of the three terms of the delta method", () => {
    fc.assert(
      fc.property(sample, (input) => {
        const n = input.numerators.length
        const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / n
        const [x, y] = [mean(input.numerators), mean(input.denominators)]
        const moment = (first: number[], one: number, second: number[], other: number) =>
          (mean(first.map((value, at) => (value - one) * (second[at] - other))) * n) /
          (n - 1)
        const xx = moment(input.numerators, x, input.numerators, x)
        const xy = moment(input.numerators, x, input.denominators, y)
        const yy = moment(input.denominators, y, input.denominators, y)
        const variance =
          (xx / y ** 2 - (2 * x * xy) / y ** 3 + (x ** 2 * yy) / y ** 4) / n
        const { standardError } = ratioMetric({ ...input, confidence })
        expect(standardError! ** 2).toBeCloseTo(Math.max(0, variance), 6)
      })
    )
  })

  it("with a denominator of 1 for all is a mean, with the error of a mean", () => {
    const { standardError } = ratioMetric({
      numerators: [1, 2, 3, 4],
      denominators: [1, 1, 1, 1],
      confidence,
    })
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12)
  })
})

describe("the difference of two ratio metrics", () => {
  const a = { numerators: [120, 0, 75, 210], denominators: [2, 0, 1, 3] }

  it("with an arm that has no ratio knows the other one", () => {
    const empty = { numerators: [], denominators: [] }
    expect(ratioMetricDifference({ a, b: empty, confidence })).toEqual({
      ratioA: 67.5,
      ratioB: null,
      difference: null,
      standardError: null,
      z: null,
      pValue: null,
      lower: null,
      upper: null,
    })
  })

  it("with an arm of one unit knows the difference", () => {
    const one = { numerators: [100], denominators: [2] }
    expect(ratioMetricDifference({ a, b: one, confidence })).toMatchObject({
      ratioB: 50,
      difference: -17.5,
      standardError: null,
      z: null,
      pValue: null,
      lower: null,
    })
  })

  it("without variance is certain: z 0 and p 1 for equals, neither for others", () => {
    const tenth = { numerators: [0.1, 0.2, 0.3], denominators: [1, 2, 3] }
    const same = { numerators: [0.3, 0.6], denominators: [3, 6] }
    expect(ratioMetricDifference({ a: tenth, b: same, confidence })).toMatchObject({
      difference: 0,
      standardError: 0,
      z: 0,
      pValue: 1,
    })
    const double = { numerators: [2, 4], denominators: [10, 20] }
    expect(ratioMetricDifference({ a: tenth, b: double, confidence })).toMatchObject({
      difference: expect.closeTo(0.1, 12),
      z: null,
      pValue: null,
    })
  })

  it("excludes 0 exactly when p is below alpha, and turns round with the arms", () => {
    fc.assert(
      fc.property(
        sample,
        sample,
        fc.constantFrom(0.5, 0.9, 0.99),
        (one, other, level) => {
          const result = ratioMetricDifference({ a: one, b: other, confidence: level })
          const back = ratioMetricDifference({ a: other, b: one, confidence: level })
          expect(back.difference).toBeCloseTo(-result.difference!, 9)
          expect(back.lower).toBeCloseTo(-result.upper!, 9)
          fc.pre(result.pValue !== null)
          const excludes = result.lower! > 0 || result.upper! < 0
          expect(excludes).toBe(result.pValue < 1 - level)
        }
      )
    )
  })
})

describe("revenue per recipient", () => {
  const unknown = { sd: null, standardError: null, lower: null, upper: null }

  it.each([
    [{ revenues: [], recipients: 0 }, null],
    [{ revenues: [], recipients: 1 }, 0],
    [{ revenues: [12.5], recipients: 1 }, 12.5],
  ])("of %j is %s and no more", (input, mean) => {
    expect(revenuePerRecipient({ ...input, confidence })).toEqual({ mean, ...unknown })
  })

  it.each([
    [{ revenues: [], recipients: 10 }, 0],
    [{ revenues: [0.1, 0.1, 0.1], recipients: 3 }, 0.1],
  ])("that is the same for all has no error: %j", (input, mean) => {
    const close = expect.closeTo(mean, 12)
    expect(revenuePerRecipient({ ...input, confidence })).toEqual({
      mean: close,
      sd: 0,
      standardError: 0,
      lower: close,
      upper: close,
    })
  })

  it("is the same as with the zeros written out", () => {
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 12 }),
        fc.integer({ min: 2, max: 30 }),
        (revenues, others) => {
          const recipients = revenues.length + others
          const short = revenuePerRecipient({ revenues, recipients, confidence })
          const zeros = Array.from({ length: others }, () => 0)
          const long = revenuePerRecipient({
            revenues: [...zeros, ...revenues],
            recipients,
            confidence,
          })
          expect(short.mean).toBeCloseTo(long.mean!, 9)
          expect(short.sd).toBeCloseTo(long.sd!, 9)
          expect(short.upper).toBeCloseTo(long.upper!, 9)
        }
      )
    )
  })

  it("in cents is a hundred times as large, with all its bounds", () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (revenues) => {
        const euros = revenuePerRecipient({ revenues, recipients: 50, confidence })
        const cents = revenuePerRecipient({
          revenues: revenues.map((one) => one * 100),
          recipients: 50,
          confidence,
        })
        Object.entries(euros).forEach(([name, one]) =>
          expect(Reflect.get(cents, name)).toBeCloseTo(one! * 100, 6)
        )
      })
    )
  })
})

describe("CUPED", () => {
  const arm = fc
    .array(fc.tuple(amount, amount), { minLength: 2, maxLength: 12 })
    .map((list) => ({
      outcomes: list.map(([outcome]) => outcome),
      covariates: list.map(([, covariate]) => covariate),
    }))

  it.each([0, 1])("with %d units in an arm is unknown", (n) => {
    const short = { outcomes: [1, 2].slice(0, n), covariates: [3, 4].slice(0, n) }
    const long = { outcomes: [1, 2, 4], covariates: [3, 4, 9] }
    const values = Object.values(cuped({ a: short, b: long, confidence }))
    expect(values).toEqual(Array.from({ length: 10 }, () => null))
    expect(Object.values(cuped({ a: long, b: short, confidence }))).toEqual(values)
  })

  it("with a covariate that does not vary is the plain comparison", () => {
    fc.assert(
      fc.property(arm, arm, (a, b) => {
        const constant = (list: number[]) => list.map(() => 0.1)
        const result = cuped({
          a: { ...a, covariates: constant(a.outcomes) },
          b: { ...b, covariates: constant(b.outcomes) },
          confidence,
        })
        const plain = welchTTestFromSamples({ a: a.outcomes, b: b.outcomes, confidence })
        expect(result.theta).toBe(0)
        expect(result.difference).toBeCloseTo(plain.difference!, 9)
        fc.pre(plain.t !== null)
        expect(result.z).toBeCloseTo(plain.t, 9)
        expect(result.varianceReduction).toBe(0)
      })
    )
  })

  it("with a covariate that explains all has no error left, and so no test", () => {
    const explained = (covariates: number[], add: number) => ({
      covariates,
      outcomes: covariates.map((covariate) => 0.3 * covariate + add),
    })
    const a = explained([1, 2, 3, 4.1], 0)
    const b = explained([1, 2, 3, 4.1], 0)
    expect(cuped({ a, b, confidence })).toMatchObject({
      theta: expect.closeTo(0.3, 12),
      difference: expect.closeTo(0, 12),
      standardError: 0,
      z: null,
      pValue: null,
      varianceReduction: 1,
    })
  })

  it("of outcomes that do not vary has no variance to reduce", () => {
    const a = { outcomes: [0.1, 0.1, 0.1], covariates: [1, 2, 3] }
    expect(cuped({ a, b: a, confidence })).toMatchObject({
      theta: 0,
      difference: 0,
      standardError: 0,
      z: null,
      pValue: null,
      varianceReduction: null,
    })
  })

  it("excludes 0 exactly when p is below alpha, and turns round with the arms", () => {
    fc.assert(
      fc.property(arm, arm, (a, b) => {
        const there = cuped({ a, b, confidence })
        const back = cuped({ a: b, b: a, confidence })
        expect(back.theta).toBeCloseTo(there.theta!, 6)
        expect(back.difference).toBeCloseTo(-there.difference!, 6)
        fc.pre(there.pValue !== null)
        const excludes = there.lower! > 0 || there.upper! < 0
        expect(excludes).toBe(there.pValue < 0.05)
      })
    )
  })

  it("does not depend on where outcomes and covariates start", () => {
    fc.assert(
      fc.property(arm, arm, (a, b) => {
        const moved = (one: { outcomes: number[]; covariates: number[] }) => ({
          outcomes: one.outcomes.map((value) => value + 64),
          covariates: one.covariates.map((value) => value - 1024),
        })
        const near = cuped({ a, b, confidence })
        const far = cuped({ a: moved(a), b: moved(b), confidence })
        expect(far.difference).toBeCloseTo(near.difference!, 6)
        expect(far.meanA! - near.meanA!).toBeCloseTo(64, 6)
      })
    )
  })
})
