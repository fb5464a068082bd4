import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkSums, momentsFromSums } from "../../../src/analysis/samples/from-sums"
import { mean } from "../../../src/analysis/samples/sum"
import { variance } from "../../../src/analysis/samples/variance"

const sumsOf = (values: number[]) => ({
  n: values.length,
  sum: values.reduce((first, second) => first + second, 0),
  sumOfSquares: values.reduce((total, value) => total + value * value, 0),
})

const refused = (n: number, sum: number, sumOfSquares: number) => () =>
  checkSums({ sum, sumOfSquares }, n, "revenue.")

describe("mean and variance from sums", () => {
  // numpy 2.4: mean and var(ddof=1) of [12.5, 0, 0, 40, 7.25, 0, 0, 0].
  it("are those of the values", () => {
    const { n, sum, sumOfSquares } = { n: 8, sum: 59.75, sumOfSquares: 1808.8125 }
    const moments = momentsFromSums({ n, sum, sumOfSquares })
    expect(moments.mean).toBe(7.46875)
    expect(moments.variance).toBeCloseTo(194.6506696428571, 10)
  })

  it("are unknown for nobody, and the variance for one", () => {
    expect(momentsFromSums({ n: 0, sum: 0, sumOfSquares: 0 })).toEqual({
      mean: null,
      variance: null,
    })
    expect(momentsFromSums({ n: 1, sum: -3, sumOfSquares: 9 })).toEqual({
      mean: -3,
      variance: null,
    })
  })

  it("agree with two passes over the values", () => {
    const amounts = fc.array(fc.integer({ min: -5000, max: 50_000 }), { minLength: 2 })
    fc.assert(
      fc.property(amounts, (cents) => {
        const moments = momentsFromSums(sumsOf(cents))
        expect(moments.mean).toBeCloseTo(mean(cents), 6)
        const exact = variance(cents)
        expect(Math.abs(moments.variance! - exact)).toBeLessThanOrEqual(1e-9 * exact)
      })
    )
  })

  it("have a variance of exactly 0 for equal values, whatever rounding left", () => {
    for (const value of [0.1, 0.7, 1 / 3, 19.99, -1e100, 1e-100]) {
      for (const n of [2, 3, 7, 1000]) {
        const sums = sumsOf(Array.from({ length: n }, () => value))
        expect(refused(n, sums.sum, sums.sumOfSquares)).not.toThrow()
        expect(momentsFromSums(sums).variance).toBe(0)
      }
    }
  })

  it("keep a spread of a thousandth of the mean", () => {
    const values = Array.from({ length: 1000 }, (_, index) => 1000 + (index % 2))
    expect(momentsFromSums(sumsOf(values)).variance).toBeCloseTo(variance(values), 8)
  })
})

describe("sums that no values have are refused", () => {
  it.each([
    [0, 1, 1, "revenue.sum must be 0 where there is nobody, got 1"],
    [0, 0, 1, "revenue.sumOfSquares must be 0 where there is nobody, got 1"],
    [
      4,
      10,
      24.99,
      "revenue.sumOfSquares must not be below the squared sum over n (25), got 24.99",
    ],
    [
      2,
      1e300,
      1,
      "revenue.sumOfSquares must not be below the squared sum over n (Infinity), got 1",
    ],
    [1, 3, 9.1, "revenue.sumOfSquares must be the squared sum (9) where n is 1, got 9.1"],
  ])("n %s, sum %s, squares %s", (n, sum, sumOfSquares, message) => {
    expect(refused(n, sum, sumOfSquares)).toThrow(new RangeError(message))
  })

  it.each([
    [0, 0, 0],
    [1, 0.1, 0.010000000000000002],
    [4, 10, 25],
    [4, 10, 25 * (1 - 1e-10)],
    [2, 1e-200, 0],
    [5, 0, 3],
  ])("but not n %s, sum %s, squares %s", (n, sum, sumOfSquares) => {
    expect(refused(n, sum, sumOfSquares)).not.toThrow()
  })
})
