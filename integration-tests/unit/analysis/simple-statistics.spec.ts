import fc from "fast-check"
import * as library from "simple-statistics"
import { describe, expect, it } from "vitest"
import { logGamma } from "../../../src/analysis"
import { median, quantileOfSorted } from "../../../src/analysis/samples/quantile"
import { mean, sum } from "../../../src/analysis/samples/sum"
import { variance } from "../../../src/analysis/samples/variance"

/** Functions of the library that the analysis does without: this is why. */
function theirs(name: string, ...values: unknown[]): number {
  const found: unknown = Reflect.get(library, name)
  if (typeof found !== "function") {
    throw new TypeError(`simple-statistics has no ${name}`)
  }
  return Number(Reflect.apply(found, undefined, values))
}

const anyValues = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }))

describe("what is taken from simple-statistics", () => {
  it("adds with a correction: 1 is not lost beside 1e100", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2)
    expect(mean([1, 1e100, 1, -1e100])).toBe(0.5)
  })

  it("has no mean, median and quantile without values, and does not throw", () => {
    expect(sum([])).toBe(0)
    expect([mean([]), median([]), quantileOfSorted([], 0.5)]).toEqual([NaN, NaN, NaN])
    expect(() => theirs("mean", [])).toThrow("at least one data point")
  })

  it("has no sum beyond 1e308, where partial sums overflow", () => {
    expect(sum([1e308, 1e308, -1e308])).toBeNaN()
    expect(median([1e308, 1.5e308])).toBe(1.25e308)
  })

  it("interpolates between the two nearest values, as R does by default", () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(0.1, 0.25, 0.9))
    const values = [1, 2, 4, 8, 16]
    expect([0.1, 0.25, 0.9].map((p) => quantileOfSorted(values, p))).toEqual([
      1.4, 2, 12.8,
    ])
  })

  it("finds the median wherever it is in the list", () => {
    fc.assert(
      fc.property(
        anyValues.filter((values) => values.length > 0),
        (values) => {
          const before = [...values]
          const sorted = [...values].sort((one, other) => one - other)
          expect(median(values)).toBe(quantileOfSorted(sorted, 0.5))
          expect(values).toEqual(before)
        }
      )
    )
  })
})

describe("what is not taken from simple-statistics", () => {
  it("is the variance: of equal values it would not be 0", () => {
    expect(variance([0.1, 0.1, 0.1])).toBe(0)
    expect(theirs("sampleVariance", [0.1, 0.1, 0.1])).toBeGreaterThan(0)
    expect(theirs("sampleCovariance", [0.1, 0.1, 0.1], [1, 2, 4])).not.toBe(0)
  })

  it("is the variance: it adds the squares without a correction", () => {
    // Half of them 0 and half 0.1: 0.05² n / (n - 1).
    const values = Array.from({ length: 1_000_000 }, (_, index) => (index % 2) * 0.1)
    const exact = (0.01 / 4) * (1_000_000 / 999_999)
    expect(Math.abs(variance(values) / exact - 1)).toBeLessThan(1e-15)
    expect(Math.abs(theirs("sampleVariance", values) / exact - 1)).toBeGreaterThan(1e-12)
  })

  it("is the log of the gamma function: it loses digits near 0 and 1", () => {
    // mpmath 1.3 with 40 digits.
    const nearZero = 18.42068073818021
    const nearOne = -0.0005763935982833061
    expect(Math.abs(logGamma(1e-8) / nearZero - 1)).toBeLessThan(1e-15)
    expect(Math.abs(theirs("gammaln", 1e-8) / nearZero - 1)).toBeGreaterThan(1e-10)
    expect(Math.abs(logGamma(1.001) / nearOne - 1)).toBeLessThan(1e-14)
    expect(Math.abs(theirs("gammaln", 1.001) / nearOne - 1)).toBeGreaterThan(1e-13)
  })

  it("is the normal distribution: its quantile has 3 digits, its tail ends at 0.001", () => {
    expect(theirs("probit", 0.975)).toBeCloseTo(1.95716, 5)
    expect(theirs("cumulativeStdNormalProbability", 30)).toBeLessThan(0.9999)
  })

  it("is the t test: it divides by the standard deviation of a population", () => {
    // R: t.test(c(1, 2, 3, 4, 5), mu = 2)$statistic is 1.414.
    expect(theirs("tTest", [1, 2, 3, 4, 5], 2)).toBeCloseTo(1.581, 3)
  })
})
