import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  alphaSpent,
  groupSequentialBoundaries,
  groupSequentialTest,
  miettinenNurminenDifference,
  miettinenNurminenTest,
  normalQuantile,
  normalSf,
} from "../../../src/analysis"
import { mixedArms, type ArmCounts } from "./inputs"

const alpha = 0.05
const spendings = ["obrien-fleming", "pocock", { power: 1 }, { power: 3 }] as const
const anySpending = fc.constantFrom(...spendings)
const anySided = fc.constantFrom(1 as const, 2 as const)
const ascending = fc
  .uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 })
  .map((list) => list.sort((a, b) => a - b).map((fiftieths) => fiftieths / 50))

const equally = (looks: number) =>
  Array.from({ length: looks }, (_, index) => (index + 1) / looks)

const zs = (input: Parameters<typeof groupSequentialBoundaries>[0]) =>
  groupSequentialBoundaries(input).looks.map(({ z }) => z)

describe("alpha spending", () => {
  // R gsDesign: sfLDOF(0.025, 0.5) is 0.001525323, sfLDPocock(0.025, 0.5) 0.01550286.
  it("is that of R's gsDesign, each side of a two-sided test with half of alpha", () => {
    const half = { informationFraction: 0.5, alpha: 0.025, sided: 1 } as const
    const one = alphaSpent({ ...half, spending: "obrien-fleming" }).alphaSpent
    const two = alphaSpent({
      informationFraction: 0.5,
      alpha,
      spending: "obrien-fleming",
    })
    expect(one).toBeCloseTo(0.001525323, 9)
    expect(two.alphaSpent).toBeCloseTo(2 * one, 15)
    expect(alphaSpent({ ...half, spending: "pocock" }).alphaSpent).toBeCloseTo(
      0.01550286,
      8
    )
    expect(alphaSpent({ ...half, spending: { power: 3 } }).alphaSpent).toBe(0.025 / 8)
  })

  it("is nothing at the start, all at the end and no more after it", () => {
    for (const spending of spendings) {
      const at = (informationFraction: number) =>
        alphaSpent({ informationFraction, alpha, spending }).alphaSpent
      expect([at(0), at(1), at(1.5)]).toEqual([0, alpha, alpha])
    }
  })

  it("of an alpha that cannot be halved is nothing before the end", () => {
    const input = { informationFraction: 0.5, alpha: 5e-324 }
    for (const spending of spendings) {
      expect(alphaSpent({ ...input, spending })).toEqual({ alphaSpent: 0 })
    }
  })

  it("never falls", () => {
    const share = fc.double({ min: 0, max: 1.2, noNaN: true })
    fc.assert(
      fc.property(share, share, anySpending, anySided, (one, other, spending, sided) => {
        const at = (informationFraction: number) =>
          alphaSpent({ informationFraction, alpha, sided, spending }).alphaSpent
        expect(at(Math.min(one, other))).toBeLessThanOrEqual(at(Math.max(one, other)))
      })
    )
  })

  it.each([
    ["Pocock", 'spending must be "obrien-fleming" or "pocock" or an object with a power'],
    [{ power: 0 }, "spending.power must be a finite number above 0, got 0"],
    [{}, "spending.power must be a finite number above 0, got undefined"],
  ])("by %j is refused", (spending, message) => {
    const input: object = { informationFraction: 0.5, alpha, spending }
    expect(() => Reflect.apply(alphaSpent, undefined, [input])).toThrow(message)
  })
})

describe("group sequential boundaries", () => {
  // Printed by R's ldbounds and gsDesign (sfLDOF, sfLDPocock) to four decimals, and to ten
  // by a recursion over Simpson's rule of 6001 points in NumPy.
  it.each([
    [
      "obrien-fleming",
      2,
      [4.8768849488, 3.3570119216, 2.6802800645, 2.2898167677, 2.0310320433],
    ],
    [
      "obrien-fleming",
      1,
      [4.8768849488, 3.3570119216, 2.6802800645, 2.2898167677, 2.0310320435],
    ],
    ["pocock", 2, [2.4379766881, 2.4268138582, 2.4101938403, 2.3966454006, 2.3859845716]],
    ["pocock", 1, [2.4379766881, 2.4268138584, 2.4101941425, 2.3966492654, 2.3859996498]],
    [
      { power: 1 },
      2,
      [2.5758293035, 2.4919692136, 2.4108250968, 2.339142833, 2.2755134504],
    ],
    [
      { power: 3 },
      1,
      [3.5400837992, 2.9743106513, 2.6045142088, 2.3063567856, 2.0454799227],
    ],
  ] as const)("of %j, %d-sided, at five equal looks", (spending, sided, expected) => {
    const got = zs({
      informationFractions: equally(5),
      alpha: 0.025 * sided,
      sided,
      spending,
    })
    got.forEach((z, index) => expect(z).toBeCloseTo(expected[index], 9))
  })

  // The same recursion in NumPy.
  it.each([
    [
      [0.1, 0.15, 0.7, 0.95],
      0.05,
      1,
      "pocock",
      [2.4122016755, 2.502139846, 1.8754869474, 1.996276224],
    ],
    [
      [0.05, 0.5, 0.51, 1],
      0.05,
      1,
      "obrien-fleming",
      [8.6867954076, 2.5379876034, 2.592523443, 1.663938097],
    ],
    [
      [0.05, 0.5, 0.51, 1],
      0.05,
      2,
      { power: 2 },
      [3.8361069312, 2.5009054354, 2.6135818379, 2.0215598075],
    ],
  ] as const)(
    "at uneven looks %j",
    (informationFractions, total, sided, spending, expected) => {
      const input = { informationFractions: [...informationFractions], sided, spending }
      zs({ ...input, alpha: total }).forEach((z, index) =>
        expect(z).toBeCloseTo(expected[index], 8)
      )
    }
  )

  // The same recursion in NumPy, with 6001 points.
  it("at the end of twenty looks", () => {
    const at20 = (spending: "obrien-fleming" | "pocock") =>
      zs({ informationFractions: equally(20), alpha, spending }).slice(-3)
    const expected = {
      "obrien-fleming": [2.23945712974, 2.17880423655, 2.12282938983],
      pocock: [2.54362932574, 2.53695039788, 2.53072005787],
    }
    for (const spending of ["obrien-fleming", "pocock"] as const) {
      at20(spending).forEach((z, index) =>
        expect(z).toBeCloseTo(expected[spending][index], 8)
      )
    }
  })

  it("of a single look are the ordinary critical value", () => {
    for (const spending of spendings) {
      const input = { informationFractions: [1], alpha, spending }
      expect(groupSequentialBoundaries(input).looks).toEqual([
        {
          informationFraction: 1,
          z: expect.closeTo(1.959963984540054, 13),
          nominalPValue: expect.closeTo(alpha, 14),
          alphaSpent: alpha,
          cumulativeAlpha: alpha,
        },
      ])
    }
  })

  it("spend what the spending function allows, and all of alpha at the end", () => {
    fc.assert(
      fc.property(ascending, anySpending, anySided, (fractions, spending, sided) => {
        const design = { alpha, sided, spending }
        const { looks } = groupSequentialBoundaries({
          informationFractions: fractions,
          ...design,
        })
        looks.forEach(({ informationFraction, cumulativeAlpha, z, nominalPValue }) => {
          const allowed = alphaSpent({ informationFraction, ...design }).alphaSpent
          expect(cumulativeAlpha / allowed).toBeCloseTo(1, 12)
          expect(nominalPValue! / (sided * normalSf(z!))).toBeCloseTo(1, 12)
        })
      })
    )
  })

  it("are never below the boundary of a test that only looks once with that alpha", () => {
    fc.assert(
      fc.property(ascending, anySpending, (informationFractions, spending) => {
        const { looks } = groupSequentialBoundaries({
          informationFractions,
          alpha,
          spending,
        })
        for (const { z, alphaSpent: spent, cumulativeAlpha } of looks) {
          expect(z!).toBeGreaterThan(-normalQuantile(cumulativeAlpha / 2) - 1e-9)
          expect(z!).toBeLessThan(-normalQuantile(spent / 2) + 1e-9)
        }
      })
    )
  })

  it("do not change when later looks are added", () => {
    const input = { alpha, spending: "pocock" } as const
    const short = zs({ informationFractions: [0.2, 0.35], ...input })
    const long = zs({ informationFractions: [0.2, 0.35, 0.36, 1], ...input })
    short.forEach((z, index) => expect(z).toBeCloseTo(long[index]!, 9))
  })

  it("of a hundred looks and more spend all of alpha, too", () => {
    for (const count of [100, 250]) {
      const { looks } = groupSequentialBoundaries({
        informationFractions: equally(count),
        alpha,
        spending: "pocock",
      })
      expect(looks.at(-1)).toMatchObject({ cumulativeAlpha: expect.closeTo(alpha, 12) })
      expect(looks.every(({ z }) => z! > 2.5 && z! < 4)).toBe(true)
    }
  })

  it("are missing where there is nothing to spend or nothing new", () => {
    const { looks } = groupSequentialBoundaries({
      informationFractions: [0.001, 0.5, 0.5 + 1e-9, 1],
      alpha,
      spending: "obrien-fleming",
    })
    const none = { z: null, nominalPValue: null, alphaSpent: 0 }
    expect(looks[0]).toMatchObject({ ...none, cumulativeAlpha: 0 })
    expect(looks[2]).toMatchObject(none)
    const twice = zs({
      informationFractions: [0.5, 1],
      alpha,
      spending: "obrien-fleming",
    })
    expect([looks[1].z, looks[3].z]).toEqual(twice)
    expect(looks[3].cumulativeAlpha).toBeCloseTo(alpha, 15)
  })

  it.each([
    [[0.5, 0.5], "informationFractions[1] must be above the one before (0.5), got 0.5"],
    [[0.5, 0.4], "informationFractions[1] must be above the one before (0.5), got 0.4"],
    [[0], "informationFractions[0] must be a number above 0, at most 1, got 0"],
    [
      [0.5, 1.01],
      "informationFractions[1] must be a number above 0, at most 1, got 1.01",
    ],
  ])("at %j are refused", (informationFractions, message) => {
    const input = { informationFractions, alpha, spending: "pocock" } as const
    expect(() => groupSequentialBoundaries(input)).toThrow(message)
  })

  it("of no looks are none", () => {
    const input = { informationFractions: [], alpha }
    expect(groupSequentialBoundaries({ ...input, spending: "pocock" })).toEqual({
      looks: [],
    })
  })
})

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
