import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { holdoutReport } from "../../../src/analysis"
import { anyArms, heldOut, heldOutShare, treated } from "./holdout-arms"

const codesOf = (input: Parameters<typeof holdoutReport>[0]) =>
  holdoutReport(input).warnings.map(({ code }) => code)

// Expected numbers by the formulas in Python, as those of the report on a holdout.
describe("the verdict on a holdout", () => {
  const verdictOf = (input: Partial<Parameters<typeof holdoutReport>[0]>) =>
    holdoutReport({ treated, heldOut, heldOutShare, method: "fixed", ...input }).verdict

  it("is positive or negative with the interval, the total and the currency", () => {
    expect(verdictOf({ currency: "EUR" })).toEqual({
      code: "positive",
      outcome: "revenue",
      sentence:
        "The messages brought +1.26 EUR of revenue a person against those held out (95 % interval +0.34 EUR to +2.17 EUR, p = 0.0069, valid for one look that was planned beforehand): +11,300.00 EUR in total (95 % interval +3,102.23 EUR to +19,497.77 EUR). Which of the messages did it, and whether it lasts, this does not show.",
    })
    const costly = { ...treated, margin: { sum: -4500, sumOfSquares: 40_000 } }
    const free = { ...heldOut, margin: { sum: 900, sumOfSquares: 26_000 } }
    expect(verdictOf({ treated: costly, heldOut: free })).toMatchObject({
      code: "negative",
      outcome: "margin",
      sentence: expect.stringMatching(/^The messages cost: −1\.40 of margin a person/),
    })
    expect(
      codesOf({ treated: costly, heldOut: free, heldOutShare, method: "fixed" })
    ).toEqual(["margin-negative", "fixed-look"])
  })

  it("is invalid where the arms are not as large as planned", () => {
    const more = { ...heldOut, people: 1120 }
    const fewer = { ...treated, people: 8880 }
    const report = holdoutReport({ treated: fewer, heldOut: more, heldOutShare })
    expect(report.sampleRatio).toMatchObject({
      observed: [8880, 1120],
      expected: [9000, 1000],
      pValue: expect.closeTo(6.334e-5, 8),
      isMismatch: true,
    })
    expect(report.verdict).toMatchObject({
      code: "invalid",
      sentence: expect.stringContaining(
        "1,120 people were held out where 1,000 were planned"
      ),
    })
    expect(report.warnings[0].code).toBe("sample-ratio")
  })

  it("is too early with few buyers, and with nobody", () => {
    const few = { ...heldOut, people: 100, buyers: 3 }
    const some = { ...treated, people: 900, buyers: 60 }
    expect(verdictOf({ treated: some, heldOut: few })).toMatchObject({
      code: "too-early",
      sentence: expect.stringContaining("6.3 buyers would be expected"),
    })
    expect(codesOf({ treated: some, heldOut: few, heldOutShare })).toContain(
      "few-held-out"
    )
    const nothing = { sum: 0, sumOfSquares: 0 }
    const nobody = { people: 0, buyers: 0, orders: nothing, revenue: nothing }
    const report = holdoutReport({ treated: nobody, heldOut: nobody, heldOutShare })
    expect(report.verdict.code).toBe("too-early")
    expect(report.revenue).toMatchObject({ difference: null, lower: null, pValue: null })
  })

  it("is too early where everyone brought the same", () => {
    const same = (people: number) => ({
      people,
      buyers: people,
      orders: { sum: people, sumOfSquares: people },
      revenue: { sum: 0.1 * people, sumOfSquares: 0.01 * people },
    })
    expect(verdictOf({ treated: same(900), heldOut: same(100) }).sentence).toBe(
      "Too early to say: the revenue a person does not vary enough to be compared."
    )
  })

  it("is positive exactly when the lower bound is above 0, the ratio right and buyers enough", () => {
    fc.assert(
      fc.property(anyArms, (arms) => {
        const { verdict, revenue, sampleRatio } = holdoutReport(arms)
        const buyers = arms.treated.buyers + arms.heldOut.buyers
        const people = arms.treated.people + arms.heldOut.people
        const smaller = Math.min(arms.treated.people, arms.heldOut.people)
        const isReady = !sampleRatio.isMismatch && buyers * (smaller / people) >= 10
        expect(verdict.code === "positive").toBe(isReady && revenue.lower! > 0)
        expect(verdict.code === "negative").toBe(isReady && revenue.upper! < 0)
      })
    )
  })
})
