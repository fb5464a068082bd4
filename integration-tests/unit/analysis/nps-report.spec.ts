import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { npsReport } from "../../../src/analysis"
import { npsCounts } from "./inputs"

const january = { label: "January", promoters: 140, passives: 80, detractors: 80 }
const february = { label: "February", promoters: 190, passives: 70, detractors: 60 }
const nobody = { label: "March", promoters: 0, passives: 0, detractors: 0 }
const codesOf = (input: Parameters<typeof npsReport>[0]) =>
  npsReport(input).warnings.map(({ code }) => code)

describe("the report on a Net Promoter Score", () => {
  const report = npsReport({
    periods: [january, february],
    invited: 2400,
    target: 40,
    segments: [
      { name: "new", promoters: 60, passives: 20, detractors: 20 },
      { name: "returning", promoters: 80, passives: 60, detractors: 40 },
      { name: "loyal", promoters: 50, passives: 70, detractors: 30 },
    ],
  })

  // Expected numbers by the formulas in Python: scipy 1.17 norm.ppf, norm.sf,
  // false_discovery_control and binomtest(...).proportion_ci(method="wilson").
  it("has the change from the period before, by adjusted counts", () => {
    expect(report.change).toMatchObject({
      difference: 20.625,
      lower: expect.closeTo(7.755268889819284, 9),
      upper: expect.closeTo(33.13612675129281, 9),
      pValue: expect.closeTo(0.0015900776989562894, 12),
    })
    expect(report.current).toMatchObject({ label: "February", n: 320, score: 40.625 })
    expect(report.previous).toMatchObject({ label: "January", n: 300, score: 20 })
  })

  it("holds each segment against all others, and adjusts for having looked at each", () => {
    expect(report.segments).toMatchObject([
      {
        name: "new",
        score: 40,
        adjustedPValue: expect.closeTo(0.05838956310645, 10),
      },
      { name: "returning", adjustedPValue: expect.closeTo(0.805117610227765, 10) },
      { name: "loyal", adjustedPValue: expect.closeTo(0.06351791952755, 10) },
    ])
    expect(report.segments[0].pValue).toBeCloseTo(0.019463187702150834, 10)
  })

  it("says how many answered and how many answers are missing for ±5 points", () => {
    expect(report.responseRate).toMatchObject({
      invited: 2400,
      answered: 620,
      lower: expect.closeTo(0.24121721215617473, 10),
      upper: expect.closeTo(0.2762218453392863, 10),
    })
    expect(report.answersNeeded).toEqual({
      margin: 5,
      total: 1021,
      missing: 1021 - 620,
    })
  })

  it("leaves a target open that the interval holds", () => {
    expect(report.target).toEqual({ score: 40, status: "undecided" })
    const statusOf = (target: number) =>
      npsReport({ periods: [february], target }).target?.status
    expect(statusOf(30)).toBe("reached")
    expect(statusOf(60)).toBe("missed")
  })

  it("says it in words, with the interval and with what it does not show", () => {
    expect(report.verdict).toEqual({
      code: "improved",
      sentence:
        "The score is 40.6 (320 answers, 95 % interval 31.7 to 48.8): +20.6 points against 20.0 in the period before (95 % interval +7.8 to +33.1, p = 0.0016). The interval leaves out 0, so chance alone is an unlikely reason; it does not show why, nor that the same kind of customers answered.",
    })
    expect(npsReport({ periods: [february, january] }).verdict.code).toBe("declined")
    expect(report.warnings).toEqual([])
  })
})

describe("what a report on a score does not claim", () => {
  it("of nobody, anything", () => {
    for (const periods of [[], [nobody], [january, nobody]]) {
      const { verdict, current } = npsReport({ periods })
      expect(verdict).toEqual({
        code: "no-answers",
        sentence: "Nobody has answered in the current period.",
      })
      expect(current.score).toBeNull()
    }
  })

  it("without a period before, a change", () => {
    for (const periods of [[january], [nobody, january]]) {
      const { verdict } = npsReport({ periods })
      expect(verdict.code).toBe("described")
      expect(verdict.sentence).toContain("nothing is said about a change")
    }
  })

  it("of a few answers, that nothing changed", () => {
    const few = { label: "now", promoters: 6, passives: 3, detractors: 1 }
    const { verdict } = npsReport({ periods: [january, few] })
    expect(verdict.code).toBe("too-few-answers")
    expect(codesOf({ periods: [january, few] })).toEqual(["few-answers"])
    expect(npsReport({ periods: [few] }).verdict.code).toBe("too-few-answers")
  })

  it("of many, that there was no change, only that none was shown", () => {
    const { verdict } = npsReport({ periods: [january, january] })
    expect(verdict.code).toBe("steady")
    expect(verdict.sentence).toContain("does not show that there was none")
  })

  it("and it warns of silence, of lone segments and of ones that overlap", () => {
    const periods = [january, january]
    expect(codesOf({ periods, invited: 10_000 })).toEqual(["low-response"])
    expect(codesOf({ periods, segments: [{ name: "all", ...january }] })).toEqual([
      "one-segment",
    ])
    const segments = ["a", "b", "c"].map((name) => ({ name, ...january }))
    expect(codesOf({ periods, segments })).toEqual(["segments-overlap"])
  })

  it("beyond what the interval of the change holds", () => {
    const period = npsCounts.map((counts) => ({ label: "", ...counts }))
    fc.assert(
      fc.property(period, period, (before, now) => {
        const { change, verdict } = npsReport({ periods: [before, now] })
        const { difference, lower, upper } = change
        expect(verdict.code === "improved").toBe(lower! > 0 && difference! > 0)
        expect(verdict.code === "declined").toBe(upper! < 0 && difference! < 0)
      })
    )
  })

  it("of more people who answered than were invited", () => {
    expect(() => npsReport({ periods: [january], invited: 299 })).toThrow(
      new RangeError("invited must not be below the number of answers (300), got 299")
    )
  })
})
