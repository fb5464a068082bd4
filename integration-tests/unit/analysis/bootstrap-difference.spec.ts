import { describe, expect, it } from "vitest"
import { bootstrapDifference, bootstrapInterval } from "../../../src/analysis"
import { confidence, design, revenues } from "./bootstrap-samples"

const moreRevenues = [0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 22.5, 30, 41, 45, 90, 300]

describe("the bootstrap of a difference", () => {
  const arms = { a: revenues, b: moreRevenues }

  // scipy.stats.bootstrap of scipy 1.17.1 with a million resamples.
  it.each([
    ["percentile", -30.9, 54.5],
    ["bca", -24.9, 65.5],
  ] as const)("of means by %s is about SciPy's", (method, lower, upper) => {
    const input = { ...arms, statistic: "mean", method, confidence } as const
    const result = bootstrapDifference({ ...input, resamples: 20_000, seed: 5 })
    expect(result).toMatchObject({ statisticA: 338.5 / 13, statisticB: 545.5 / 16 })
    expect(result.estimate).toBeCloseTo(545.5 / 16 - 338.5 / 13, 12)
    expect(Math.abs((result.lower ?? 0) - lower)).toBeLessThan(1)
    expect(Math.abs((result.upper ?? 0) - upper)).toBeLessThan(1.5)
  })

  it("draws the arms independently: their variances add", () => {
    const input = {
      statistic: "mean",
      method: "percentile",
      confidence,
      seed: 9,
    } as const
    const errorOf = (values: number[]) =>
      bootstrapInterval({ ...input, values, resamples: 20_000 }).standardError ?? 0
    const both = bootstrapDifference({
      ...input,
      a: revenues,
      b: revenues,
      resamples: 20_000,
    })
    const ratio = (both.standardError ?? 0) / (errorOf(revenues) * Math.SQRT2)
    expect(Math.abs(ratio - 1)).toBeLessThan(0.02)
  })

  it("changes the sign with the sign of the values", () => {
    const input = { statistic: "mean", method: "percentile", ...design } as const
    const whole = { a: [1, 2, 4, 8, 16], b: [2, 3, 5, 7, 30] }
    const minus = (values: number[]) => values.map((one) => 1 - one)
    const { estimate } = bootstrapDifference({ ...input, ...whole })
    const mirrored = bootstrapDifference({
      ...input,
      a: minus(whole.a),
      b: minus(whole.b),
    })
    expect(mirrored.estimate).toBeCloseTo(-(estimate ?? 0), 12)
  })

  it("is relative to A where that is asked for", () => {
    const input = { statistic: "mean", method: "bca", ...design, relative: true } as const
    const a = [10, 12, 15, 19]
    const twice = bootstrapDifference({ ...input, a, b: a.map((one) => one * 2) })
    expect(twice).toMatchObject({ relative: true, estimate: 1 })
    expect(twice.lower).toBeLessThan(1)
    expect(twice.upper).toBeGreaterThan(1)
    const scaled = bootstrapDifference({
      ...input,
      a: a.map((one) => one * 8),
      b: a.map((one) => one * 16),
    })
    expect(scaled).toMatchObject({ lower: twice.lower, upper: twice.upper })
  })

  it.each([
    ["no more than 0", [-1, 0, 1], null],
    ["0 in some resamples", [0, 0, 1], 5],
  ])("has no relative interval against an arm of %s", (_, a, estimate) => {
    const input = { statistic: "mean", method: "bca", ...design, relative: true } as const
    const result = bootstrapDifference({ ...input, a, b: [1, 2, 3] })
    expect(result).toMatchObject({ lower: null, upper: null, standardError: null })
    expect(result.estimate).toEqual(
      estimate === null ? null : expect.closeTo(estimate, 12)
    )
    expect(result.warnings[0]).toMatch(
      /^no interval: the statistic of \d+ of 200 resamples/
    )
  })

  it("with an arm of one value knows the difference only", () => {
    const input = { statistic: "mean", method: "bca", ...design } as const
    expect(bootstrapDifference({ ...input, a: [3], b: [1, 2] })).toEqual({
      statisticA: 3,
      statisticB: 1.5,
      estimate: -1.5,
      lower: null,
      upper: null,
      bias: null,
      standardError: null,
      warnings: ["no interval: an arm has fewer than two values"],
      relative: false,
      resamples: 200,
      method: "bca",
    })
    expect(bootstrapDifference({ ...input, a: [], b: [1, 2] })).toMatchObject({
      statisticA: null,
      statisticB: 1.5,
      estimate: null,
    })
  })
})
