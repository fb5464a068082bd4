import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  miettinenNurminenDifference,
  miettinenNurminenTest,
  twoProportionZTest,
} from "../../../src/analysis"
import { armsOf, noData, swapped } from "./arm-counts"
import { coverage } from "./exact-coverage"
import { triedArms, type ArmCounts } from "./inputs"

const confidence = 0.95

const mirrored = ({ successesA, nA, successesB, nB }: ArmCounts) =>
  armsOf([nA - successesA, nA, nB - successesB, nB])

describe("Miettinen and Nurminen's interval", () => {
  it("of an arm without data is unknown, as its test is", () => {
    const unknown = { difference: null, lower: null, upper: null }
    expect(miettinenNurminenDifference({ ...noData, confidence })).toEqual(unknown)
    expect(miettinenNurminenDifference({ ...swapped(noData), confidence })).toEqual(
      unknown
    )
    expect(miettinenNurminenTest(noData)).toEqual({
      difference: null,
      z: null,
      pValue: null,
    })
  })

  // Newcombe 1998, table II, method 6, whose differences are the other way round.
  it.each([
    [[48, 80, 56, 70], 0.0528, 0.3382],
    [[3, 10, 9, 10], 0.17, 0.8406],
    [[0, 29, 5, 56], -0.0326, 0.1933],
    [[0, 20, 0, 10], -0.1658, 0.2844],
    [[0, 10, 10, 10], 0.6636, 1],
  ])("of %j is %d to %d, as Newcombe prints it", (counts, lower, upper) => {
    const result = miettinenNurminenDifference({ ...armsOf(counts), confidence })
    expect(result.lower).toBeCloseTo(lower, 4)
    expect(result.upper).toBeCloseTo(upper, 4)
  })

  // 40-digit mpmath: the restricted rate by bisection of the score, the bound by bisection.
  it.each([
    [[48, 80, 56, 70], 0.0528297132458446, 0.338172940015868],
    [[2, 34, 10, 20], 0.210393809272747, 0.655290378205226],
    [[1, 10, 0, 10], -0.413110453931168, 0.204050681290864],
    [[10, 10, 10, 10], -0.287933941282012, 0.287933941282012],
    [[1, 1, 1, 1], -0.884831338807894, 0.884831338807894],
    [[3, 2_000_000, 9, 1_000_000], 2.58754485948235e-6, 1.57058673771328e-5],
    [
      [1_999_990, 2_000_000, 999_999, 1_000_000],
      -9.30173168809674e-7,
      8.37707836982173e-6,
    ],
    [[100_000, 1_000_000, 101_000, 1_000_000], 0.000166613988263611, 0.00183339573413489],
  ] as [number[], number, number][])("of %j keeps its digits", (counts, lower, upper) => {
    const result = miettinenNurminenDifference({ ...armsOf(counts), confidence })
    expect(result.lower! / lower).toBeCloseTo(1, 9)
    expect(result.upper! / upper).toBeCloseTo(1, 9)
  })

  // With no success the restricted rates are 0 and d, and the bound has a closed form.
  it("without any success has the width of one arm's score interval", () => {
    const z = 1.959963984540054
    const [nA, nB] = [20, 30]
    const input = { ...armsOf([0, nA, 0, nB]), confidence }
    const factor = (nA + nB) / (nA + nB - 1)
    const { difference, lower, upper } = miettinenNurminenDifference(input)
    expect(difference).toBe(0)
    expect(upper).toBeCloseTo((z * z * factor) / (nB + z * z * factor), 12)
    expect(lower).toBeCloseTo((-z * z * factor) / (nA + z * z * factor), 12)
  })

  it("ends at 1 only when the difference is 1", () => {
    const some = { ...armsOf([0, 10, 9, 10]), confidence: 0.999_999 }
    expect(miettinenNurminenDifference(some).upper).toBeLessThan(1)
    const all = { ...armsOf([0, 10, 10, 10]), confidence: 0.5 }
    expect(miettinenNurminenDifference(all).upper).toBe(1)
    expect(miettinenNurminenDifference({ ...all, ...swapped(all) }).lower).toBe(-1)
  })

  it("excludes 0 exactly when the test's p-value is below alpha", () => {
    fc.assert(
      fc.property(triedArms, fc.constantFrom(0.05, 0.8, 0.95, 0.999), (arms, level) => {
        const { lower, upper } = miettinenNurminenDifference({
          ...arms,
          confidence: level,
        })
        const { pValue } = miettinenNurminenTest(arms)
        expect(lower! > 0 || upper! < 0).toBe(pValue! < 1 - level)
      })
    )
  })

  it("does so to the last bit, where alpha is the p-value", () => {
    fc.assert(
      fc.property(triedArms, fc.constantFrom(-1, 0, 1), (arms, bits) => {
        const { pValue } = miettinenNurminenTest(arms)
        const level = 1 - pValue! + bits * 2 ** -53
        fc.pre(level > 0.5 && level < 1)
        const { lower, upper } = miettinenNurminenDifference({
          ...arms,
          confidence: level,
        })
        expect(lower! > 0 || upper! < 0).toBe(pValue! < 1 - level)
      })
    )
  })

  it("ends where the test of the difference there has a p-value of alpha", () => {
    fc.assert(
      fc.property(triedArms, fc.constantFrom(0.8, 0.95, 0.999), (arms, level) => {
        const { lower, upper } = miettinenNurminenDifference({
          ...arms,
          confidence: level,
        })
        for (const margin of [lower!, upper!].filter((end) => Math.abs(end) < 1)) {
          const { pValue } = miettinenNurminenTest({ ...arms, margin })
          expect(pValue! / (1 - level)).toBeCloseTo(1, 5)
        }
      })
    )
  })

  it("holds the difference, and turns round with the arms and with the outcome", () => {
    fc.assert(
      fc.property(triedArms, (arms) => {
        const there = miettinenNurminenDifference({ ...arms, confidence })
        expect(there.lower!).toBeLessThanOrEqual(there.difference!)
        expect(there.upper!).toBeGreaterThanOrEqual(there.difference!)
        for (const turned of [swapped(arms), mirrored(arms)]) {
          const back = miettinenNurminenDifference({ ...turned, confidence })
          expect(back.lower).toBeCloseTo(-there.upper!, 12)
          expect(back.upper).toBeCloseTo(-there.lower!, 12)
        }
      })
    )
  })

  it.each([
    [10, 0.3, 0.3, 96.3],
    [10, 0.2, 0.2, 97.0],
    [10, 0.1, 0.1, 99.1],
    [50, 0.5, 0.5, 94.3],
    [50, 0.05, 0.1, 94.7],
    [50, 0.05, 0.05, 95.7],
    [50, 0.02, 0.02, 98.7],
    [1000, 0.01, 0.01, 94.9],
    [1000, 0.02, 0.04, 95.0],
  ])("covers with n = %d, rates of %d and %d, %d %%", (n, pA, pB, percent) => {
    const margin = pB - pA
    const covered = coverage(
      n,
      pA,
      pB,
      (arms) => miettinenNurminenTest({ ...arms, margin }).pValue! >= 0.05
    )
    expect(Math.abs(covered - percent)).toBeLessThan(0.051)
  })
})

describe("Miettinen and Nurminen's test", () => {
  // 40-digit mpmath, as above.
  it.each([
    [[48, 80, 56, 70], -0.05, 3.28109880357106],
    [[48, 80, 56, 70], 0.1, 1.34323874321979],
    [[0, 10, 0, 20], 0.1, -1.46565621758588],
    [[10, 10, 0, 20], -0.05, -5.12231346542705],
    [[0, 10, 10, 10], 0.1, 3.94277244403663],
    [[0, 1, 1, 1], -0.05, 1.05131496607569],
    [[3, 2_000_000, 9, 1_000_000], 0.1, -333.305956480171],
  ] as [number[], number, number][])("of %j against %d has z %d", (counts, margin, z) => {
    const result = miettinenNurminenTest({ ...armsOf(counts), margin })
    expect(result.z! / z).toBeCloseTo(1, 11)
  })

  it("against 0 is the pooled z test times √((N - 1) / N)", () => {
    fc.assert(
      fc.property(triedArms, (arms) => {
        const n = arms.nA + arms.nB
        const { z } = twoProportionZTest({ ...arms, confidence })
        const score = miettinenNurminenTest(arms)
        expect(score.z).toBeCloseTo(z! * Math.sqrt((n - 1) / n), 8)
      })
    )
  })

  it("of nothing but successes says that there is no difference", () => {
    const arms = armsOf([10, 10, 30, 30])
    expect(miettinenNurminenTest(arms)).toEqual({ difference: 0, z: 0, pValue: 1 })
  })

  it("of a margin of next to nothing is 0, and no division by it", () => {
    const none = { successesA: 0, nA: 1, successesB: 0, nB: 2 }
    expect(miettinenNurminenTest({ ...none, margin: 5e-324 })).toEqual({
      difference: 0,
      z: 0,
      pValue: 1,
    })
  })

  it("falls as the margin rises", () => {
    const margins = fc.double({ min: -0.999, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(triedArms, margins, margins, (arms, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const atLow = miettinenNurminenTest({ ...arms, margin: low }).z!
        const atHigh = miettinenNurminenTest({ ...arms, margin: high }).z!
        expect(atHigh).toBeLessThanOrEqual(atLow + 1e-9 * (1 + Math.abs(atLow)))
      })
    )
  })

  it("has p-values of both sides that add up to 1", () => {
    fc.assert(
      fc.property(triedArms, (arms) => {
        const p = (alternative: "greater" | "less") =>
          miettinenNurminenTest({ ...arms, margin: 0.03, alternative }).pValue!
        expect(p("greater") + p("less")).toBeCloseTo(1, 12)
      })
    )
  })

  it.each([1, -1, 1.5])("refuses a margin of %d", (margin) => {
    expect(() => miettinenNurminenTest({ ...armsOf([1, 2, 1, 2]), margin })).toThrow(
      `margin must be a number between -1 and 1, both excluded, got ${margin}`
    )
  })
})
