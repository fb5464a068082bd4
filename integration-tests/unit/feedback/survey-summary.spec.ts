import { describe, expect, it } from "vitest"
import { toSummary } from "../../../src/api/admin/post-purchase/surveys/to-summary"

describe("the summary of a survey", () => {
  // Rocks 2016, arXiv 1601.07235: 58 promoters, 20 passives, 71 detractors.
  it("says NPS with its 95 % interval", () => {
    const counts = new Map([
      [10, 50],
      [9, 8],
      [8, 15],
      [7, 5],
      [6, 70],
      [0, 1],
    ])
    const { nps, csat, answered, response_rate } = toSummary("nps", 298, counts)
    expect(nps).toMatchObject({ promoters: 58, passives: 20, detractors: 71 })
    expect(nps?.value).toBeCloseTo((100 * (58 - 71)) / 149, 10)
    expect(nps?.lower).toBeCloseTo(-23.22, 2)
    expect(nps?.upper).toBeCloseTo(6.1147, 3)
    expect(csat).toBeNull()
    expect(answered).toBe(149)
    expect(response_rate?.value).toBe(0.5)
  })

  // Wilson's interval of 231 in 1153, as in the analysis' own examples.
  it("says the share of 4 and 5 with its interval", () => {
    const counts = new Map([
      [5, 200],
      [4, 31],
      [3, 900],
      [1, 22],
    ])
    const { csat, nps, distribution } = toSummary("csat", 1153, counts)
    expect(csat?.value).toBeCloseTo(231 / 1153, 10)
    expect(csat?.lower).toBeCloseTo(0.178256, 6)
    expect(nps).toBeNull()
    expect(distribution).toEqual([
      { score: 1, count: 22 },
      { score: 2, count: 0 },
      { score: 3, count: 900 },
      { score: 4, count: 31 },
      { score: 5, count: 200 },
    ])
  })

  it.each(["nps", "csat"] as const)("claims nothing of %s without data", (survey) => {
    expect(toSummary(survey, 0, new Map())).toMatchObject({
      invited: 0,
      answered: 0,
      response_rate: null,
      nps: null,
      csat: null,
    })
    const { response_rate } = toSummary(survey, 20, new Map())
    expect(response_rate).toMatchObject({ value: 0, lower: 0 })
    expect(response_rate?.upper).toBeCloseTo(0.161125, 6)
  })
})
