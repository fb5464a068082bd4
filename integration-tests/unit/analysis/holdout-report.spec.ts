import { describe, expect, it } from "vitest"
import { holdoutReport } from "../../../src/analysis"
import { attributed, heldOut, heldOutShare, margins, treated } from "./holdout-arms"

// Expected numbers by the formulas in Python: numpy 2.4, scipy 1.17 (t.ppf,
// ttest_ind_from_stats, brentq for Fieller's roots, norm.ppf, chisquare).
describe("the report on a holdout", () => {
  it("by Welch's t has the difference, its test, and Fieller's lift", () => {
    const { revenue } = holdoutReport({ treated, heldOut, heldOutShare, method: "fixed" })
    expect(revenue).toMatchObject({
      heldOutMean: 2.3,
      difference: expect.closeTo(1.2555555555555555, 12),
      standardError: expect.closeTo(0.46431929449304177, 12),
      lower: expect.closeTo(0.34469230599080736, 10),
      upper: expect.closeTo(2.166418805120304, 10),
      pValue: expect.closeTo(0.006935201101285686, 11),
      relative: {
        lift: expect.closeTo(0.5458937198067633, 12),
        lower: expect.closeTo(0.1116653210243106, 10),
        upper: expect.closeTo(1.4606159198914415, 9),
      },
    })
  })

  it("always-valid has wider bounds, and no variance below that of both arms", () => {
    const { revenue, orders } = holdoutReport({ treated, heldOut, heldOutShare })
    expect(revenue).toMatchObject({
      standardError: expect.closeTo(0.5457510090656305, 12),
      lower: expect.closeTo(-0.41524872587277706, 10),
      upper: expect.closeTo(2.926359836983888, 10),
      pValue: expect.closeTo(0.3407184285638763, 10),
    })
    expect(orders.total).toEqual({
      increment: expect.closeTo(184, 9),
      lower: expect.closeTo(-58.11958111566862, 8),
      upper: expect.closeTo(426.1195811156686, 8),
    })
  })

  it("has what attribution claims beside it, in words too", () => {
    const report = holdoutReport({ treated, heldOut, heldOutShare, attributed })
    expect(report.attributed?.orders).toEqual({
      attributed: 480,
      incremental: expect.closeTo(184, 9),
      lower: expect.closeTo(-58.11958111566862, 8),
      upper: expect.closeTo(426.1195811156686, 8),
      ratio: expect.closeTo(184 / 480, 12),
      ratioLower: expect.closeTo(-58.11958111566862 / 480, 12),
      ratioUpper: expect.closeTo(426.1195811156686 / 480, 12),
      sentence:
        "Attribution counts 480 orders; by the comparison with those held out, 184 (95 % interval −58 to 426) would not have come without the messages.",
    })
    expect(report.warnings.at(-1)).toEqual({
      code: "attributed-exceeds",
      message:
        "Attribution claims more orders and revenue than the whole interval of what the messages brought: report the incremental figure instead.",
    })
    expect(report.attributed?.margin).toBeNull()
  })

  it("stands on margin where it is given, and says what is not shown", () => {
    const report = holdoutReport({ ...margins, heldOutShare, currency: "EUR" })
    expect(report.verdict).toEqual({
      code: "not-shown",
      outcome: "margin",
      sentence:
        "No effect was shown: +0.20 EUR of margin a person against those held out (95 % interval −0.38 EUR to +0.78 EUR, p = 1.0, valid however often one looks). That does not show that the messages do nothing: any effect within the interval is possible.",
    })
    expect(report.warnings).toEqual([])
  })

  it("says how many people are needed for a lift that is worth finding", () => {
    const input = { treated, heldOut, heldOutShare, minimumLift: 0.2 }
    const fixed = holdoutReport({ ...input, method: "fixed" }).peopleNeeded
    expect(fixed).toEqual({
      minimumLift: 0.2,
      power: 0.8,
      total: 79_970,
      missing: 69_970,
    })
    // The price of looking whenever one likes.
    expect(holdoutReport(input).peopleNeeded!.total).toBeGreaterThan(79_970)
  })
})
