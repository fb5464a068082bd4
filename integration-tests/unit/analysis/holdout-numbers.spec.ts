import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { holdoutReport, type HoldoutArm, type Sums } from "../../../src/analysis"
import {
  anyArms,
  attributed,
  heldOut,
  heldOutShare,
  margins,
  treated,
} from "./holdout-arms"

describe("numbers of a holdout", () => {
  it("change their signs when the arms change places", () => {
    fc.assert(
      fc.property(anyArms, (arms) => {
        const there = holdoutReport(arms)
        const back = holdoutReport({
          ...arms,
          treated: arms.heldOut,
          heldOut: arms.treated,
          heldOutShare: 1 - arms.heldOutShare,
        })
        for (const name of ["buyers", "orders", "revenue"] as const) {
          expect(back[name].difference).toBeCloseTo(-there[name].difference!, 9)
          expect(back[name].lower).toBeCloseTo(-there[name].upper!, 9)
          expect(back[name].pValue).toBeCloseTo(there[name].pValue!, 9)
        }
      })
    )
  })

  it("scale with the money, and counts, p-values and codes do not", () => {
    const scaled = ({ sum, sumOfSquares }: Sums, by: number) => ({
      sum: sum * by,
      sumOfSquares: sumOfSquares * by * by,
    })
    const arm = (one: HoldoutArm, by: number) => ({
      ...one,
      revenue: scaled(one.revenue, by),
    })
    fc.assert(
      fc.property(anyArms, fc.constantFrom(0.01, 3, 100), (arms, by) => {
        const plain = holdoutReport({ ...arms, attributed, minimumLift: 0.1 })
        const larger = holdoutReport({
          ...arms,
          treated: arm(arms.treated, by),
          heldOut: arm(arms.heldOut, by),
          attributed: { ...attributed, revenue: attributed.revenue * by },
          minimumLift: 0.1,
        })
        for (const name of ["difference", "standardError", "lower", "upper"] as const) {
          const expected = plain.revenue[name]! * by
          expect(Math.abs(larger.revenue[name]! - expected)).toBeLessThan(
            1e-9 * Math.abs(plain.revenue.standardError! * by)
          )
        }
        expect(larger.revenue.pValue).toBeCloseTo(plain.revenue.pValue!, 9)
        expect(larger.revenue.relative.lift).toBeCloseTo(plain.revenue.relative.lift!, 8)
        expect(larger.attributed!.revenue.ratio).toBeCloseTo(
          plain.attributed!.revenue.ratio!,
          9
        )
        expect(larger.orders).toEqual(plain.orders)
        expect(larger.verdict.code).toBe(plain.verdict.code)
        expect(larger.warnings.map(({ code }) => code)).toEqual(
          plain.warnings.map(({ code }) => code)
        )
      })
    )
  })

  it("have a p-value below alpha exactly when their interval leaves out 0", () => {
    fc.assert(
      fc.property(anyArms, fc.constantFrom(0.8, 0.95, 0.999), (arms, confidence) => {
        const { orders, revenue } = holdoutReport({ ...arms, confidence })
        for (const { lower, upper, pValue, relative } of [orders, revenue]) {
          const leavesOut = lower! > 0 || upper! < 0
          expect(leavesOut).toBe(pValue! < 1 - confidence)
          if (relative.lower !== null) {
            expect(relative.lower > 0 || relative.upper! < 0).toBe(leavesOut)
          }
        }
      })
    )
  })

  it.each([
    [{ heldOut: { ...heldOut, buyers: 1001 } }, "heldOut.buyers must not be above"],
    [
      { treated: { ...treated, revenue: { sum: 9000, sumOfSquares: 8999 } } },
      "treated.revenue.sumOfSquares must not be below the squared sum over n (9000)",
    ],
    [
      { treated: margins.treated },
      "heldOut.margin must be given for both arms or none, got undefined",
    ],
    [{ heldOutShare: 1 }, "heldOutShare must be a number between 0 and 1"],
  ])("are refused where they cannot be: %#", (wrong, message) => {
    let answer = ""
    try {
      holdoutReport({ treated, heldOut, heldOutShare, ...wrong })
    } catch (error) {
      answer = String(error)
    }
    expect(answer).toContain(`RangeError: ${message}`)
  })
})
