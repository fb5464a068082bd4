import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  equivalenceOfMeans,
  equivalenceTest,
  miettinenNurminenDifference,
  nonInferiorityOfMeans,
  nonInferiorityTest,
  welchTTest,
} from "../../../src/analysis"
import { mixedArms, triedArms, type ArmCounts } from "./inputs"

const arms = { successesA: 410, nA: 8000, successesB: 402, nB: 8000 }
const noData = { successesA: 0, nA: 0, successesB: 3, nB: 10 }
const sure = { successesA: 10, nA: 10, successesB: 20, nB: 20 }

/** The same arms with failures for successes: what was better higher is better lower. */
const mirrored = ({ successesA, nA, successesB, nB }: ArmCounts) => ({
  successesA: nA - successesA,
  nA,
  successesB: nB - successesB,
  nB,
})

const levels = fc.constantFrom(0.8, 0.9, 0.95, 0.999)
const margins = fc.constantFrom(0.001, 0.01, 0.05, 0.3)

describe("the non-inferiority of a rate", () => {
  const design = { margin: 0.01, better: "higher", confidence: 0.95 } as const

  // 40-digit mpmath: the restricted rate by bisection of the score, the bound by bisection.
  it("by the score method is that of an independent computation", () => {
    expect(nonInferiorityTest({ ...arms, ...design })).toEqual({
      difference: expect.closeTo(-0.001, 15),
      lower: expect.closeTo(-0.00781663790378, 12),
      upper: expect.closeTo(0.00581311618525, 12),
      z: expect.closeTo(2.5839490710584, 11),
      pValue: expect.closeTo(0.0048838108234121, 13),
      isNonInferior: true,
    })
    expect(nonInferiorityTest({ ...arms, ...design, better: "lower" })).toMatchObject({
      z: expect.closeTo(-3.1554896624141, 11),
      pValue: expect.closeTo(0.0008011447212595, 13),
    })
  })

  // scipy.stats.norm of the difference over its unpooled standard error.
  it("by Wald's method is that of SciPy", () => {
    expect(nonInferiorityTest({ ...arms, ...design, method: "wald" })).toEqual({
      difference: expect.closeTo(-0.001, 15),
      lower: expect.closeTo(-0.007801822503962585, 12),
      upper: expect.closeTo(0.005801822503962597, 12),
      z: expect.closeTo(2.5933749154118644, 11),
      pValue: expect.closeTo(0.004751955180577888, 13),
      isNonInferior: true,
    })
  })

  it("is shown exactly when the interval lies on the good side of the margin", () => {
    fc.assert(
      fc.property(triedArms, margins, levels, (counts, margin, confidence) => {
        const input = { ...counts, margin, confidence }
        const higher = nonInferiorityTest({ ...input, better: "higher" })
        expect(higher.isNonInferior).toBe(higher.lower! > -margin)
        const lower = nonInferiorityTest({ ...input, better: "lower" })
        expect(lower.isNonInferior).toBe(lower.upper! < margin)
      })
    )
  })

  it("is so to the last bit, where alpha is the p-value", () => {
    const near = fc.constantFrom(-1, 0, 1)
    fc.assert(
      fc.property(triedArms, margins, near, (counts, margin, bits) => {
        const input = { ...counts, margin, better: "higher" } as const
        const { pValue } = nonInferiorityTest({ ...input, confidence: 0.95 })
        const confidence = 1 - 2 * pValue! + bits * 2 ** -53
        fc.pre(confidence > 0.5 && confidence < 1)
        const { isNonInferior, lower } = nonInferiorityTest({ ...input, confidence })
        expect(isNonInferior).toBe(lower! > -margin)
      })
    )
  })

  it("by Wald's method is shown when its interval lies on that side", () => {
    fc.assert(
      fc.property(mixedArms, margins, levels, (counts, margin, confidence) => {
        const input = { ...counts, margin, confidence, method: "wald" } as const
        const higher = nonInferiorityTest({ ...input, better: "higher" })
        expect(higher.isNonInferior).toBe(higher.lower! > -margin)
      })
    )
  })

  it("is the same for successes that are to be many and failures that are to be few", () => {
    fc.assert(
      fc.property(triedArms, margins, (counts, margin) => {
        const input = { margin, confidence: 0.95 }
        const there = nonInferiorityTest({ ...counts, ...input, better: "higher" })
        const back = nonInferiorityTest({
          ...mirrored(counts),
          ...input,
          better: "lower",
        })
        expect(back.pValue).toBeCloseTo(there.pValue!, 10)
        expect(back.z! + there.z!).toBeCloseTo(0, 6)
      })
    )
  })

  it("has the interval of the difference", () => {
    const { lower, upper } = nonInferiorityTest({ ...arms, ...design })
    expect(miettinenNurminenDifference({ ...arms, confidence: 0.95 })).toMatchObject({
      lower: expect.closeTo(lower!, 14),
      upper: expect.closeTo(upper!, 14),
    })
  })

  it("is unknown without data, and by Wald's method where nothing varies", () => {
    const none = { lower: null, upper: null, z: null, pValue: null, isNonInferior: null }
    expect(nonInferiorityTest({ ...noData, ...design })).toEqual({
      difference: null,
      ...none,
    })
    expect(nonInferiorityTest({ ...sure, ...design, method: "wald" })).toEqual({
      difference: 0,
      ...none,
    })
    expect(nonInferiorityTest({ ...sure, ...design, margin: 0.4 }).isNonInferior).toBe(
      true
    )
  })

  it("needs a margin between 0 and 1", () => {
    for (const margin of [0, -0.01, 1]) {
      expect(() => nonInferiorityTest({ ...arms, ...design, margin })).toThrow(
        `margin must be a number between 0 and 1, both excluded, got ${margin}`
      )
    }
  })
})

describe("the equivalence of two rates", () => {
  // 40-digit mpmath, as above.
  it("is decided by the worse one of two one-sided tests", () => {
    const wide = equivalenceTest({ ...arms, margin: 0.01, confidence: 0.9 })
    expect(wide).toEqual({
      difference: expect.closeTo(-0.001, 15),
      lower: expect.closeTo(-0.00671728506568, 12),
      upper: expect.closeTo(0.0047148001983, 12),
      pValue: expect.closeTo(0.0048838108234121, 13),
      isEquivalent: true,
    })
    const narrow = equivalenceTest({ ...arms, margin: 0.005, confidence: 0.9 })
    expect(narrow.pValue).toBeCloseTo(0.1247329707722, 12)
    expect(narrow.isEquivalent).toBe(false)
  })

  it("is shown exactly when the whole interval lies within the margin", () => {
    fc.assert(
      fc.property(triedArms, margins, levels, (counts, margin, confidence) => {
        const result = equivalenceTest({ ...counts, margin, confidence })
        const isInside = result.lower! > -margin && result.upper! < margin
        expect(result.isEquivalent).toBe(isInside)
      })
    )
  })

  it("is unknown without data, and by Wald's method where nothing varies", () => {
    const design = { margin: 0.1, confidence: 0.9 }
    const none = { lower: null, upper: null, pValue: null, isEquivalent: null }
    expect(equivalenceTest({ ...noData, ...design })).toEqual({
      difference: null,
      ...none,
    })
    expect(equivalenceTest({ ...sure, ...design, method: "wald" })).toEqual({
      difference: 0,
      ...none,
    })
  })
})

describe("means that are held against a margin", () => {
  const means = { meanA: 3.1, sdA: 14, nA: 5000, meanB: 3.2, sdB: 15, nB: 5000 }

  // scipy.stats.ttest_ind_from_stats with A's mean moved by the margin, and stats.t.
  it("are non-inferior as SciPy has it", () => {
    expect(
      nonInferiorityOfMeans({ ...means, margin: 0.5, better: "higher", confidence: 0.95 })
    ).toEqual({
      difference: expect.closeTo(0.1, 13),
      standardError: expect.closeTo(0.29017236257, 10),
      t: expect.closeTo(2.067736550386733, 11),
      df: expect.closeTo(9950.784009613548, 6),
      pValue: expect.closeTo(0.019345294723447495, 12),
      lower: expect.closeTo(-0.4687965654372983, 11),
      upper: expect.closeTo(0.6687965654372983, 11),
      isNonInferior: true,
    })
  })

  it("are equivalent as SciPy has it", () => {
    expect(equivalenceOfMeans({ ...means, margin: 1, confidence: 0.9 })).toEqual({
      difference: expect.closeTo(0.1, 13),
      standardError: expect.closeTo(0.29017236257, 10),
      df: expect.closeTo(9950.784009613548, 6),
      pValue: expect.closeTo(0.0009650656725981148, 13),
      lower: expect.closeTo(-0.3773355014350298, 11),
      upper: expect.closeTo(0.5773355014350298, 11),
      isEquivalent: true,
    })
  })

  const anyMeans = fc.record({
    meanA: fc.double({ min: -100, max: 100, noNaN: true }),
    sdA: fc.double({ min: 0.1, max: 100, noNaN: true }),
    nA: fc.integer({ min: 2, max: 5000 }),
    meanB: fc.double({ min: -100, max: 100, noNaN: true }),
    sdB: fc.double({ min: 0.1, max: 100, noNaN: true }),
    nB: fc.integer({ min: 2, max: 5000 }),
    margin: fc.double({ min: 0.01, max: 50, noNaN: true }),
    confidence: levels,
  })

  it("are so when the interval lies on the good side, which is Welch's", () => {
    fc.assert(
      fc.property(anyMeans, ({ margin, ...input }) => {
        const { lower, upper } = welchTTest(input)
        const higher = nonInferiorityOfMeans({ ...input, margin, better: "higher" })
        expect(higher).toMatchObject({ lower, upper, isNonInferior: lower! > -margin })
        const low = nonInferiorityOfMeans({ ...input, margin, better: "lower" })
        expect(low).toMatchObject({ lower, upper, isNonInferior: upper! < margin })
        expect(equivalenceOfMeans({ ...input, margin }).isEquivalent).toBe(
          lower! > -margin && upper! < margin
        )
      })
    )
  })

  it("scale with the unit of money", () => {
    fc.assert(
      fc.property(anyMeans, (input) => {
        const inCents = {
          ...input,
          meanA: 100 * input.meanA,
          sdA: 100 * input.sdA,
          meanB: 100 * input.meanB,
          sdB: 100 * input.sdB,
          margin: 100 * input.margin,
        }
        const there = nonInferiorityOfMeans({ ...input, better: "lower" })
        const back = nonInferiorityOfMeans({ ...inCents, better: "lower" })
        expect(back.pValue).toBeCloseTo(there.pValue!, 9)
        expect(back.lower! / 100).toBeCloseTo(there.lower!, 8)
      })
    )
  })

  it("are unknown with fewer than two units or without variance", () => {
    const design = { margin: 1, better: "higher", confidence: 0.95 } as const
    const none = {
      standardError: null,
      t: null,
      df: null,
      pValue: null,
      lower: null,
      upper: null,
      isNonInferior: null,
    }
    expect(
      nonInferiorityOfMeans({ ...means, ...design, meanA: 3, meanB: 4, nA: 1 })
    ).toEqual({ difference: 1, ...none })
    expect(nonInferiorityOfMeans({ ...means, ...design, nB: 0 })).toEqual({
      difference: null,
      ...none,
    })
    expect(
      equivalenceOfMeans({ ...means, sdA: 0, sdB: 0, margin: 1, confidence: 0.9 })
    ).toMatchObject({ pValue: null, isEquivalent: null, lower: null })
  })
})
