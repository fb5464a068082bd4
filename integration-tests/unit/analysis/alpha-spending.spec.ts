import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { alphaSpent } from "../../../src/analysis"
import { alpha, anySided, anySpending, spendings } from "./spending-functions"

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
