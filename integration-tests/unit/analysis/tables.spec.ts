import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  chiSquareTest,
  fisherExactTest,
  gTest,
  oddsRatio,
  riskRatio,
  twoProportionZTest,
} from "../../../src/analysis"
import { triedArms } from "./inputs"

const confidence = 0.95

describe("chi-square and G tests of several variants", () => {
  it("with a variant that has no data are unknown, but not their degrees of freedom", () => {
    const input = { successes: [1, 0, 3], totals: [5, 0, 9] }
    const unknown = { statistic: null, df: 2, pValue: null, warnings: [] }
    expect(chiSquareTest({ ...input, yates: false })).toEqual(unknown)
    expect(gTest(input)).toEqual(unknown)
  })

  it.each([
    { successes: [0, 0], totals: [10, 20] },
    { successes: [10, 20], totals: [10, 20] },
  ])("with no or only successes are 0, p 1: $successes of $totals", (input) => {
    const certain = { statistic: 0, df: 1, pValue: 1 }
    expect(chiSquareTest({ ...input, yates: true })).toMatchObject(certain)
    expect(gTest(input)).toMatchObject(certain)
  })

  it("of equal rates are exactly 0", () => {
    const input = { successes: [1, 2, 7], totals: [3, 6, 21] }
    expect(chiSquareTest({ ...input, yates: false }).statistic).toBe(0)
    expect(gTest(input).statistic).toBe(0)
  })

  it("of two variants: chi-square is z², with the same p", () => {
    fc.assert(
      fc.property(triedArms, (input) => {
        const { z, pValue } = twoProportionZTest({ ...input, confidence })
        const test = chiSquareTest({
          successes: [input.successesA, input.successesB],
          totals: [input.nA, input.nB],
          yates: false,
        })
        expect(test.statistic! / (z! * z! || 1)).toBeCloseTo(z === 0 ? 0 : 1, 9)
        expect(test.pValue).toBeCloseTo(pValue!, 9)
      })
    )
  })

  it("Yates's correction takes ½ from each distance, and never more than there is", () => {
    // O - E is 2 in each cell: (2 - ½)² (1/5 + 1/5 + 1/5 + 1/5).
    const far = { successes: [3, 7], totals: [10, 10] }
    expect(chiSquareTest({ ...far, yates: true }).statistic).toBeCloseTo(1.8, 12)
    const near = { successes: [5, 5], totals: [10, 11] }
    expect(chiSquareTest({ ...near, yates: true })).toMatchObject({
      statistic: 0,
      pValue: 1,
    })
  })

  it("Yates's correction of three variants is none, and says so", () => {
    const input = { successes: [10, 20, 30], totals: [50, 60, 70] }
    const plain = chiSquareTest({ ...input, yates: false })
    expect(chiSquareTest({ ...input, yates: true })).toEqual({
      ...plain,
      warnings: ["Yates's correction is for two variants: not applied"],
    })
  })

  it("warn where an expected count is below 5", () => {
    const input = { successes: [1, 2], totals: [20, 22] }
    const warnings = ["expected count below 5"]
    expect(chiSquareTest({ ...input, yates: false }).warnings).toEqual(warnings)
    expect(gTest(input).warnings).toEqual(warnings)
  })

  it("do not depend on the order of the variants", () => {
    const there = { successes: [166, 287, 12], totals: [2385, 3663, 500] }
    const back = { successes: [12, 287, 166], totals: [500, 3663, 2385] }
    expect(gTest(back).statistic).toBeCloseTo(gTest(there).statistic!, 12)
  })

  it("a G of counts with nothing in a cell takes 0 ln 0 for 0", () => {
    // 2 (10 ln 2 + 10 ln 1 … ): 10 of 10 against 0 of 10, expected 5 in each cell.
    const { statistic } = gTest({ successes: [10, 0], totals: [10, 10] })
    expect(statistic).toBeCloseTo(2 * 20 * Math.log(2), 12)
  })
})

describe("Fisher's exact test", () => {
  const probability = ({ successesA, nA, successesB, nB }: Record<string, number>) => {
    const m = successesA + successesB
    const ways = new Map<number, bigint>()
    for (let x = Math.max(0, m - nA); x <= Math.min(nB, m); x++) {
      ways.set(x, choose(nB, x) * choose(nA, m - x))
    }
    return { ways, all: choose(nA + nB, m), observed: ways.get(successesB)! }
  }

  it("agrees with counting all tables one by one", () => {
    const small = fc.integer({ min: 1, max: 40 })
    const table = fc
      .tuple(small, small, fc.double({ min: 0, max: 1 }), fc.double({ min: 0, max: 1 }))
      .map(([nA, nB, a, b]) => ({
        successesA: Math.round(nA * (a || 0)),
        nA,
        successesB: Math.round(nB * (b || 0)),
        nB,
      }))
    fc.assert(
      fc.property(table, (input) => {
        const { ways, all, observed } = probability(input)
        const share = (counts: (x: number, ways: bigint) => boolean) =>
          Number(
            ([...ways]
              .filter(([x, number]) => counts(x, number))
              .reduce((sum, [, number]) => sum + number, 0n) *
              10n ** 18n) /
              all
          ) / 1e18
        expect(fisherExactTest(input).pValue).toBeCloseTo(
          share((_, number) => number <= observed),
          12
        )
        expect(fisherExactTest({ ...input, alternative: "greater" }).pValue).toBeCloseTo(
          share((x) => x >= input.successesB),
          12
        )
        expect(fisherExactTest({ ...input, alternative: "less" }).pValue).toBeCloseTo(
          share((x) => x <= input.successesB),
          12
        )
      })
    )
  })

  it("counts the mirrored table of equal arms, which differs by rounding only", () => {
    const input = { successesA: 12, nA: 100, successesB: 27, nB: 100 }
    const { pValue } = fisherExactTest(input)
    const greater = fisherExactTest({ ...input, alternative: "greater" }).pValue!
    expect(pValue).toBeCloseTo(2 * greater, 12)
  })

  it("does not change when the arms change places, except for the side", () => {
    const there = { successesA: 1, nA: 9, successesB: 11, nB: 14 }
    const back = { successesA: 11, nA: 14, successesB: 1, nB: 9 }
    expect(fisherExactTest(back).pValue).toBeCloseTo(fisherExactTest(there).pValue!, 12)
    expect(fisherExactTest({ ...back, alternative: "less" }).pValue).toBeCloseTo(
      fisherExactTest({ ...there, alternative: "greater" }).pValue!,
      12
    )
    expect(fisherExactTest(back).oddsRatio).toBeCloseTo(3 / 88, 12)
  })

  it.each([
    [{ successesA: 0, nA: 5, successesB: 0, nB: 6 }, null, 1],
    [{ successesA: 5, nA: 5, successesB: 6, nB: 6 }, null, 1],
    [{ successesA: 3, nA: 5, successesB: 0, nB: 6 }, 0, 0.0606060606],
    [{ successesA: 0, nA: 5, successesB: 3, nB: 6 }, null, 0.1818181818],
    [{ successesA: 0, nA: 0, successesB: 3, nB: 6 }, null, null],
  ])("at the edge, %j: odds ratio %s, p %s", (input, odds, p) => {
    const result = fisherExactTest(input)
    expect(result.oddsRatio).toBe(odds)
    expect(result.pValue === null ? null : Number(result.pValue.toFixed(10))).toBe(p)
  })

  it("keeps a p-value far out in the tail", () => {
    const input = { successesA: 0, nA: 500, successesB: 500, nB: 500 }
    // The only table so extreme: one in (1000 choose 500), and its mirror.
    const ways = Number(choose(1000, 500).toString().slice(0, 17)) * 10 ** (300 - 17)
    expect(fisherExactTest(input).pValue! / (2 / ways)).toBeCloseTo(1, 10)
  })

  it("is done in a moment with a million in each arm", () => {
    const start = performance.now()
    fisherExactTest({ successesA: 50_000, nA: 1e6, successesB: 50_400, nB: 1e6 })
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe.each([
  ["risk ratio", riskRatio],
  ["odds ratio", oddsRatio],
] as const)("the %s", (_, ratioOf) => {
  const base = { confidence, correction: "none" } as const
  const unknown = { ratio: null, logStandardError: null, lower: null, upper: null }

  it("on no success in A is unknown, and known with Haldane's correction", () => {
    const input = { successesA: 0, nA: 40, successesB: 5, nB: 40 }
    expect(ratioOf({ ...input, ...base })).toEqual(unknown)
    expect(ratioOf({ ...input, ...base, correction: "haldane" }).ratio).toBeGreaterThan(
      10
    )
  })

  it("of no success in B is 0, without an interval", () => {
    const input = { successesA: 5, nA: 40, successesB: 0, nB: 40 }
    expect(ratioOf({ ...input, ...base })).toEqual({ ...unknown, ratio: 0 })
  })

  it.each(["none", "haldane"] as const)("without data is unknown (%s)", (correction) => {
    const a = { successesA: 0, nA: 0, successesB: 5, nB: 40 }
    const b = { successesA: 5, nA: 40, successesB: 0, nB: 0 }
    expect(ratioOf({ ...a, confidence, correction })).toEqual(unknown)
    expect(ratioOf({ ...b, confidence, correction })).toEqual(unknown)
  })

  it("is inverted, with its bounds, when the arms change places", () => {
    fc.assert(
      fc.property(triedArms, (input) => {
        const haldane = { confidence, correction: "haldane" } as const
        const there = ratioOf({ ...input, ...haldane })
        const back = ratioOf({
          successesA: input.successesB,
          nA: input.nB,
          successesB: input.successesA,
          nB: input.nA,
          ...haldane,
        })
        expect(back.ratio! * there.ratio!).toBeCloseTo(1, 9)
        expect(back.lower! * there.upper!).toBeCloseTo(1, 9)
      })
    )
  })

  it("has an interval around itself", () => {
    const input = { successesA: 223, nA: 1788, successesB: 212, nB: 1729 }
    const { ratio, lower, upper } = ratioOf({ ...input, ...base })
    expect(Math.sqrt(lower! * upper!)).toBeCloseTo(ratio!, 12)
  })
})

describe("what tells the odds ratio from the risk ratio", () => {
  const base = { confidence, correction: "none" } as const

  it("is that every trial of B, or of A, may succeed", () => {
    const allB = { successesA: 5, nA: 40, successesB: 40, nB: 40 }
    expect(oddsRatio({ ...allB, ...base }).ratio).toBeNull()
    expect(riskRatio({ ...allB, ...base }).ratio).toBe(8)
    const allA = { successesA: 40, nA: 40, successesB: 5, nB: 40 }
    expect(oddsRatio({ ...allA, ...base })).toEqual({
      ratio: 0,
      logStandardError: null,
      lower: null,
      upper: null,
    })
    expect(riskRatio({ ...allA, ...base }).ratio).toBe(0.125)
  })

  it("Haldane's correction adds ½ to every cell, also where none is empty", () => {
    const input = { successesA: 10, nA: 40, successesB: 20, nB: 50, confidence }
    const haldane = { ...input, correction: "haldane" } as const
    expect(riskRatio(haldane).ratio).toBeCloseTo(20.5 / 51 / (10.5 / 41), 12)
    expect(oddsRatio(haldane).ratio).toBeCloseTo((20.5 * 30.5) / (30.5 * 10.5), 12)
  })
})

function choose(n: number, k: number): bigint {
  let ways = 1n
  for (let step = 1; step <= k; step++) {
    ways = (ways * BigInt(n - k + step)) / BigInt(step)
  }
  return ways
}
