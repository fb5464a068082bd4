import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  hodgesLehmann,
  welchTTestFromSamples,
  winsorizedMean,
  winsorizedTTest,
} from "../../../src/analysis"

const confidence = 0.95
const value = fc.integer({ min: -200, max: 200 }).map((whole) => whole / 8)
const sample = fc.array(value, { minLength: 1, maxLength: 15 })

describe("the Winsorized mean", () => {
  const values = [-30, -2, 0, 1, 1.5, 2, 3, 4.5, 6, 7, 8, 60, 3.5]

  it("is SciPy's, with Tukey and McLaughlin's interval", () => {
    // scipy 1.17.1: mstats.winsorize(limits=(.2, .2)), its mean and standard deviation, and
    // stats.t.ppf with h - 1 = 8 degrees of freedom.
    const result = winsorizedMean({ values, proportion: 0.2, confidence: 0.9 })
    expect(result).toMatchObject({
      n: 13,
      df: 8,
      floor: 0,
      cap: 7,
      floored: 2,
      capped: 2,
    })
    expect(result.mean).toBeCloseTo(3.269230769230769, 12)
    expect(result.standardError).toBeCloseTo(1.1569669334977126, 12)
    expect(result.lower).toBeCloseTo(1.11779518, 7)
    expect(result.upper).toBeCloseTo(5.42066636, 7)
  })

  it("under a cap is SciPy's t interval of the cut values", () => {
    // scipy 1.17.1: ttest_1samp(minimum(values, 100)).confidence_interval(0.95).
    const revenues = [12, 15, 15, 18, 20, 22, 25, 31, 38, 400]
    const result = winsorizedMean({ values: revenues, cap: 100, confidence })
    expect(result).toMatchObject({ df: 9, floor: null, cap: 100, floored: 0, capped: 1 })
    expect(result.mean).toBeCloseTo(29.6, 12)
    expect(result.lower).toBeCloseTo(11.021520224478667, 10)
    expect(result.upper).toBeCloseTo(48.17847977552134, 10)
  })

  it("at a proportion of 0 and under a cap above all values is the mean", () => {
    const none = winsorizedMean({ values, proportion: 0, confidence })
    const high = winsorizedMean({ values, cap: 1000, confidence })
    expect(none).toMatchObject({ floor: -30, cap: 60, floored: 0, capped: 0 })
    expect(none).toMatchObject({ lower: high.lower, upper: high.upper })
    expect(none.mean).toBeCloseTo(64.5 / 13, 12)
  })

  it.each([
    [[], null],
    [[5], 5],
    [[5, 5, 5], 5],
  ])("of %j is %s, without an interval", (list, mean) => {
    expect(winsorizedMean({ values: list, proportion: 0.1, confidence })).toEqual({
      n: list.length,
      mean,
      standardError: null,
      df: null,
      lower: null,
      upper: null,
      floor: mean,
      cap: mean,
      floored: 0,
      capped: 0,
    })
  })

  it("has no interval where a single value is left uncut", () => {
    const result = winsorizedMean({ values: [1, 2, 9], proportion: 0.4, confidence })
    expect(result).toMatchObject({
      mean: 2,
      df: null,
      lower: null,
      floored: 1,
      capped: 1,
    })
  })

  it.each([
    [{}, "proportion or cap must be given, and only one of them, got undefined"],
    [
      { proportion: 0.1, cap: 3 },
      "proportion or cap must be given, and only one of them",
    ],
    [{ proportion: 0.5 }, "proportion must be below 0.5, got 0.5"],
    [{ cap: Infinity }, "cap must be a finite number, got Infinity"],
  ])("refuses %j", (limits, message) => {
    const refused = () => winsorizedMean({ values, ...limits, confidence })
    expect(refused).toThrow(RangeError)
    expect(refused).toThrow(message)
  })
})

describe("the Winsorized t test", () => {
  const a = [0, 0, 12, 15, 18, 20, 22, 25, 31, 38]
  const b = [0, 9, 14, 19, 21, 27, 30, 33, 41, 900]

  it.each([
    // scipy 1.17.1: ttest_ind(equal_var=False) of numpy.clip at numpy.quantile of both arms.
    [
      { upperShare: 0.9 },
      { cap: 38.3, floor: null, cappedA: 0, cappedB: 2, flooredA: 0, flooredB: 0 },
      [18.1, 22.96, 4.86, 0.872871756475206, 17.96203906814408, 0.3942524369770127],
      [-6.839345313394521, 16.55934531339452],
    ],
    [
      { upperShare: 0.9, lowerShare: 0.1, ignoreZeros: true },
      { cap: 39.2, floor: 13.2, cappedA: 0, cappedB: 2, flooredA: 3, flooredB: 2 },
      [20.86, 24.88, 4.02, 0.9588536020150434, 17.320666253830066, 0.3508268618578514],
      [-4.812957457037161, 12.852957457037167],
    ],
  ])("with %j is SciPy's", (shares, limits, numbers, bounds) => {
    const result = winsorizedTTest({ a, b, ...shares, confidence })
    expect(result).toMatchObject({ ...limits, cap: expect.closeTo(limits.cap, 10) })
    const { meanA, meanB, difference, t, df, pValue, lower, upper } = result
    ;[meanA, meanB, difference, t, df, pValue].forEach((number, index) =>
      expect(number).toBeCloseTo(numbers[index], 10)
    )
    expect([lower, upper]).toEqual(bounds.map((bound) => expect.closeTo(bound, 10)))
  })

  it("cuts both arms at one cap, whichever of them has the large values", () => {
    const swapped = winsorizedTTest({ a: b, b: a, upperShare: 0.9, confidence })
    const result = winsorizedTTest({ a, b, upperShare: 0.9, confidence })
    expect(swapped).toMatchObject({
      cap: result.cap,
      difference: -result.difference!,
      pValue: result.pValue,
      lower: -result.upper!,
      upper: -result.lower!,
      cappedA: result.cappedB,
    })
  })

  it("with nothing cut is Welch's test", () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const input = { a: first, b: second, confidence }
        expect(winsorizedTTest({ ...input, upperShare: 1, lowerShare: 0 })).toMatchObject(
          welchTTestFromSamples(input)
        )
      })
    )
  })

  it("excludes 0 from the interval exactly when p is below alpha", () => {
    let significant = 0
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const raised = second.map((one) => one + 20)
        const result = winsorizedTTest({
          a: first,
          b: raised,
          upperShare: 0.9,
          confidence,
        })
        if (result.pValue !== null) {
          significant += Number(result.pValue < 0.05)
          expect(result.pValue < 0.05).toBe(result.lower! > 0 || result.upper! < 0)
        }
      })
    )
    expect(significant).toBeGreaterThan(5)
  })

  it("with a cap of 0 has nothing left, and ignores zeros where it is told to", () => {
    const zeros = Array.from({ length: 98 }, () => 0)
    const input = { a: [...zeros, 20], b: [...zeros, 30, 500], confidence }
    expect(winsorizedTTest({ ...input, upperShare: 0.98 })).toMatchObject({
      cap: 0,
      difference: 0,
      pValue: null,
      cappedB: 2,
    })
    expect(
      winsorizedTTest({ ...input, upperShare: 0.5, ignoreZeros: true })
    ).toMatchObject({ cap: 30, cappedA: 0, cappedB: 1, meanB: 0.6 })
  })

  it("without values has no limits", () => {
    expect(winsorizedTTest({ a: [], b: [], upperShare: 0.9, confidence })).toMatchObject({
      cap: null,
      floor: null,
      meanA: null,
      difference: null,
    })
  })

  it("refuses a lower share above the upper one", () => {
    expect(() =>
      winsorizedTTest({ a, b, upperShare: 0.2, lowerShare: 0.3, confidence })
    ).toThrow(new RangeError("lowerShare must not be above upperShare (0.2), got 0.3"))
  })
})

describe("the Hodges-Lehmann estimate", () => {
  const orders = {
    a: [24, 31, 35, 38, 40, 44, 47, 52, 58, 90],
    b: [29, 36, 41, 45, 49, 50, 57, 63, 71, 250],
  }

  it.each([
    // All 100 differences sorted in numpy; ranks from the quantile of scipy 1.17.1: 24 (as
    // R's qwilcox(0.025, 10, 10) says exactly) and 33.
    [0.95, -8, 25],
    [0.8, -2, 18],
  ])("at %d has the bounds %d and %d", (level, lower, upper) => {
    const result = hodgesLehmann({ ...orders, confidence: level })
    expect(result).toEqual({ shift: 8, lower, upper })
  })

  it("is the median of all differences", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const all = b
          .flatMap((second) => a.map((first) => second - first))
          .sort((first, second) => first - second)
        const n = all.length
        const median = (all[Math.floor((n - 1) / 2)] + all[Math.floor(n / 2)]) / 2
        const { shift, lower, upper } = hodgesLehmann({ a, b, confidence: 0.5 })
        expect(shift).toBe(median + 0)
        if (lower !== null) {
          const rank = all.indexOf(lower + 0)
          expect(all).toContain(lower)
          expect(all).toContain(upper)
          expect(rank).toBeLessThan(n / 2)
        }
      })
    )
  })

  it("moves with the values of B and changes the sign when the arms change places", () => {
    fc.assert(
      fc.property(sample, sample, value, (a, b, shift) => {
        const plain = hodgesLehmann({ a, b, confidence })
        const raised = hodgesLehmann({ a, b: b.map((one) => one + shift), confidence })
        const swapped = hodgesLehmann({ a: b, b: a, confidence })
        const minus = (one: number | null) => (one === null ? null : 0 - one)
        expect(raised.shift).toBe(plain.shift! + shift)
        expect(swapped).toEqual({
          shift: minus(plain.shift),
          lower: minus(plain.upper),
          upper: minus(plain.lower),
        })
        if (plain.lower !== null) {
          // Ties change nothing: a shift of one arm may only undo or make some.
          expect(plain.lower).toBeLessThanOrEqual(plain.shift!)
          expect(plain.upper).toBeGreaterThanOrEqual(plain.shift!)
        }
      })
    )
  })

  it("has no bounds for arms too small, and nothing for an empty one", () => {
    expect(hodgesLehmann({ a: [1, 2], b: [4], confidence })).toEqual({
      shift: 2.5,
      lower: null,
      upper: null,
    })
    const nothing = { shift: null, lower: null, upper: null }
    expect(hodgesLehmann({ a: [], b: [4], confidence })).toEqual(nothing)
  })

  it("takes tens of thousands of values, of which most are zeros", () => {
    const arm = (buyers: number) =>
      Array.from({ length: 30_000 }, (_, index) => (index < buyers ? index / 7 : 0))
    expect(hodgesLehmann({ a: arm(300), b: arm(400), confidence })).toEqual({
      shift: 0,
      lower: 0,
      upper: 0,
    })
    const evenly = Array.from({ length: 30_000 }, (_, index) => index)
    const b = evenly.map((one) => one + 0.5)
    expect(hodgesLehmann({ a: evenly, b, confidence }).shift).toBe(0.5)
  })
})
