import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  alphaSpent,
  groupSequentialBoundaries,
  normalQuantile,
  normalSf,
} from "../../../src/analysis"
import { alpha, anySided, anySpending, spendings, zs } from "./spending-functions"

const ascending = fc
  .uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 })
  .map((list) => list.sort((a, b) => a - b).map((fiftieths) => fiftieths / 50))

const equally = (looks: number) =>
  Array.from({ length: looks }, (_, index) => (index + 1) / looks)

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
          // Where as little as 1e-19 is spent, z is 9 and exact to six digits after the point.
          expect(z!).toBeGreaterThan(-normalQuantile(cumulativeAlpha / 2) - 2e-6)
          expect(z!).toBeLessThan(-normalQuantile(spent / 2) + 2e-6)
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
