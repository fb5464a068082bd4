import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  groupSequentialTest,
  miettinenNurminenDifference,
  miettinenNurminenTest,
  normalSf,
} from "../../../src/analysis"
import { mixedArms, type ArmCounts } from "./inputs"
import { alpha, anySpending, zs } from "./spending-functions"

const add = (one: ArmCounts, other: ArmCounts): ArmCounts => ({
  successesA: one.successesA + other.successesA,
  nA: one.nA + other.nA,
  successesB: one.successesB + other.successesB,
  nB: one.nB + other.nB,
})

const growing = fc
  .array(mixedArms, { minLength: 1, maxLength: 4 })
  .map((list) => list.map((_, index) => list.slice(0, index + 1).reduce(add)))

describe("the group sequential test", () => {
  const first = { successesA: 52, nA: 1000, successesB: 63, nB: 1000 }
  const second = { successesA: 99, nA: 2000, successesB: 141, nB: 2000 }
  const third = { successesA: 230, nA: 4600, successesB: 300, nB: 5000 }
  const design = { plannedA: 4000, plannedB: 4000, alpha, spending: "pocock" } as const

  it("holds the score statistic of each look against the boundary at its information", () => {
    const { looks, firstCrossing } = groupSequentialTest({
      looks: [first, second],
      ...design,
    })
    const boundaries = zs({
      informationFractions: [0.25, 0.5],
      alpha,
      spending: "pocock",
    })
    expect(looks.map(({ boundary }) => boundary)).toEqual(
      boundaries.map((z) => expect.closeTo(z!, 12))
    )
    expect(looks.map(({ z }) => z)).toEqual(
      [first, second].map((look) => miettinenNurminenTest(look).z)
    )
    expect(looks.map(({ crossed }) => crossed)).toEqual([false, true])
    expect(firstCrossing).toBe(1)
  })

  it("has the score interval at the boundary's level as repeated confidence interval", () => {
    const { looks } = groupSequentialTest({ looks: [first, second], ...design })
    looks.forEach(({ boundary, lower, upper }, index) => {
      const interval = miettinenNurminenDifference({
        ...[first, second][index],
        confidence: 1 - 2 * normalSf(boundary!),
      })
      expect(lower).toBeCloseTo(interval.lower!, 10)
      expect(upper).toBeCloseTo(interval.upper!, 10)
    })
    const { difference, lower, upper, boundary } = looks[1]
    const variance = (99 * 1901 + 141 * 1859) / 2000 ** 3
    const reach = boundary! * Math.sqrt(variance)
    expect(upper! - difference!).toBeCloseTo(reach, 3)
    expect(difference! - lower!).toBeCloseTo(reach, 3)
  })

  it("has intervals that exclude 0 exactly where a boundary is crossed", () => {
    fc.assert(
      fc.property(growing, anySpending, (looks, spending) => {
        const result = groupSequentialTest({
          looks,
          plannedA: 200_000,
          plannedB: 200_000,
          alpha: 0.2,
          spending,
        })
        for (const { lower, upper, boundary, crossed } of result.looks) {
          const excludes = boundary !== null && (lower! > 0 || upper! < 0)
          expect(crossed).toBe(excludes)
        }
        const index = result.looks.findIndex(({ crossed }) => crossed)
        expect(result.firstCrossing).toBe(index === -1 ? null : index)
      })
    )
  })

  it("one-sided only stops for a larger rate of B", () => {
    const worse = { successesA: 141, nA: 2000, successesB: 80, nB: 2000 }
    const stops = (look: ArmCounts, sided: 1 | 2) =>
      groupSequentialTest({ looks: [look], ...design, sided }).firstCrossing
    expect([stops(second, 1), stops(second, 2)]).toEqual([0, 0])
    expect([stops(worse, 1), stops(worse, 2)]).toEqual([null, 0])
  })

  it("takes the information of arms of unequal size", () => {
    const look = { successesA: 30, nA: 500, successesB: 300, nB: 4500 }
    const fraction = (plannedA: number, plannedB: number) =>
      groupSequentialTest({ ...design, looks: [look], plannedA, plannedB }).looks[0]
        .informationFraction
    expect(fraction(1000, 9000)).toBeCloseTo(0.5, 14)
    expect(fraction(5000, 5000)).toBeCloseTo(0.18, 14)
  })

  // A bivariate normal integral of SciPy, with the correlation √(0.5 / 1.2).
  it("spends the rest of alpha on the first look past the plan, and nothing after it", () => {
    const half = { successesA: 100, nA: 2000, successesB: 100, nB: 2000 }
    const over = { successesA: 240, nA: 4800, successesB: 240, nB: 4800 }
    const more = { successesA: 300, nA: 6000, successesB: 300, nB: 6000 }
    const { looks } = groupSequentialTest({
      looks: [half, over, more],
      ...design,
      alpha: 0.025,
      sided: 1,
      spending: "obrien-fleming",
    })
    expect(looks[1].informationFraction).toBeCloseTo(1.2, 14)
    expect(looks[0].boundary).toBeCloseTo(2.9625880427275666, 9)
    expect(looks[1].boundary).toBeCloseTo(1.971511772209018, 7)
    expect(looks[1].cumulativeAlpha).toBeCloseTo(0.025, 15)
    expect(looks[2]).toMatchObject({ boundary: null, crossed: false, lower: null })
  })

  it("says nothing at a look without data or without news", () => {
    const empty = { successesA: 0, nA: 0, successesB: 3, nB: 10 }
    const { looks, firstCrossing } = groupSequentialTest({
      looks: [empty, second, second, third],
      ...design,
    })
    const none = { boundary: null, crossed: false, lower: null, upper: null }
    expect(looks[0]).toEqual({
      informationFraction: 0,
      difference: null,
      z: null,
      cumulativeAlpha: 0,
      ...none,
    })
    expect(looks[2]).toMatchObject({ ...none, z: looks[1].z })
    expect(firstCrossing).toBe(1)
  })

  it("turns round with the arms", () => {
    const turned = ({ successesA, nA, successesB, nB }: ArmCounts) => ({
      successesA: successesB,
      nA: nB,
      successesB: successesA,
      nB: nA,
    })
    const there = groupSequentialTest({ looks: [first, second, third], ...design })
    const back = groupSequentialTest({
      looks: [first, second, third].map(turned),
      ...design,
    })
    there.looks.forEach(({ z, lower, boundary }, index) => {
      expect(back.looks[index].z).toBeCloseTo(-z!, 12)
      expect(back.looks[index].upper).toBeCloseTo(-lower!, 12)
      expect(back.looks[index].boundary).toBe(boundary)
    })
  })

  it("refuses an arm that shrinks", () => {
    const looks = [second, { ...second, nB: 1999 }]
    expect(() => groupSequentialTest({ looks, ...design })).toThrow(
      "looks[1].nB must not be below looks[0].nB (2000), got 1999"
    )
  })

  it("refuses more successes than trials", () => {
    const looks = [second, { ...second, successesB: 2001 }]
    expect(() => groupSequentialTest({ looks, ...design })).toThrow(
      "looks[1].successesB must not be above looks[1].nB (2000), got 2001"
    )
  })
})
