import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { npsDifference, npsTrend } from "../../../src/analysis"
import { npsCounts } from "./inputs"

type Counts = [promoters: number, passives: number, detractors: number]

const periodsOf = (list: Counts[]) =>
  list.map(([promoters, passives, detractors], index) => ({
    label: `${index}`,
    promoters,
    passives,
    detractors,
  }))

const unknown = {
  slope: null,
  standardError: null,
  z: null,
  pValue: null,
  lower: null,
  upper: null,
}

const answered = fc
  .array(
    npsCounts.filter((counts) => Object.values(counts).some((count) => count > 0)),
    { minLength: 3, maxLength: 8 }
  )
  .map((list) => list.map((counts, index) => ({ label: `${index}`, ...counts })))

describe("the trend of a Net Promoter Score", () => {
  // With 30 digits by mpmath, x = 0, 2, 3, 4, 5 and the numbers of answers as weights.
  it("is that of weighted least squares, time going on where nobody answered", () => {
    const periods = periodsOf([
      [12, 5, 3],
      [0, 0, 0],
      [7, 0, 0],
      [120, 60, 80],
      [33, 41, 29],
      [1, 0, 4],
    ])
    const trend = npsTrend({ periods, confidence: 0.9 })
    expect(trend).toMatchObject({
      slope: expect.closeTo(-13.996044343244636, 10),
      standardError: expect.closeTo(4.346604542623996, 11),
      z: expect.closeTo(-3.21999487323973, 11),
      lower: expect.closeTo(-21.14557259010083, 10),
      upper: expect.closeTo(-6.846516096388441, 10),
    })
    expect(trend.pValue! / 0.00128192889273496).toBeCloseTo(1, 9)
    const [first, empty] = trend.periods
    expect(first).toEqual({
      label: "0",
      n: 20,
      score: 45,
      fitted: expect.closeTo(58.04843186464341, 10),
    })
    expect(empty).toMatchObject({
      n: 0,
      score: null,
      fitted: expect.closeTo(58.04843186464341 - 13.996044343244636, 9),
    })
  })

  it("is unknown below three periods with answers", () => {
    const two = periodsOf([
      [5, 1, 2],
      [0, 0, 0],
      [9, 1, 2],
    ])
    const { periods, ...rest } = npsTrend({ periods: two, confidence: 0.95 })
    expect(rest).toEqual(unknown)
    expect(periods.map(({ fitted }) => fitted)).toEqual([null, null, null])
    expect(npsTrend({ periods: [], confidence: 0.95 })).toEqual({
      ...unknown,
      periods: [],
    })
  })

  it("of three equal periods is half of the difference of the outer two", () => {
    const periods = periodsOf([
      [40, 30, 30],
      [0, 0, 1],
      [60, 25, 15],
    ])
    const [a, , b] = periods
    const trend = npsTrend({ periods, confidence: 0.95 })
    const difference = npsDifference({ a, b, confidence: 0.95, adjusted: true })
    // The single answer between them weighs a hundredth of theirs.
    expect(trend.slope).toBeCloseTo(difference.difference! / 2, 0)
    expect(trend.standardError! / (difference.standardError! / 2)).toBeCloseTo(1, 1)
  })

  it("changes its sign when time runs backwards, and when all opinions turn", () => {
    fc.assert(
      fc.property(answered, (periods) => {
        const { slope, pValue } = npsTrend({ periods, confidence: 0.95 })
        const backwards = npsTrend({ periods: periods.toReversed(), confidence: 0.95 })
        const turned = npsTrend({
          periods: periods.map((period) => ({
            ...period,
            promoters: period.detractors,
            detractors: period.promoters,
          })),
          confidence: 0.95,
        })
        for (const other of [backwards, turned]) {
          expect(other.slope).toBeCloseTo(-slope!, 8)
          expect(other.pValue).toBeCloseTo(pValue!, 8)
        }
      })
    )
  })

  it("has an interval that excludes 0 exactly when p is below alpha", () => {
    fc.assert(
      fc.property(answered, fc.constantFrom(0.8, 0.95, 0.999), (periods, confidence) => {
        const { lower, upper, pValue } = npsTrend({ periods, confidence })
        expect(lower! > 0 || upper! < 0).toBe(pValue! < 1 - confidence)
      })
    )
  })
})
