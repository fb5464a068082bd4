import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { restrictedMeanSurvival } from "../../../src/analysis"
import { maintained, notMaintained } from "./leukaemia"

const confidence = 0.95

describe("the restricted mean survival time", () => {
  // Computed by a sum over the curve in Python, with Greenwood's error of an area.
  it.each([
    [maintained, 161, 52.64545454545455, 19.828602795562585],
    [maintained, 40, 28.897727272727273, 3.4675776788916006],
    [notMaintained, 45, 22.708333333333336, 4.180941981033155],
    [notMaintained, 161, 22.708333333333336, 4.180941981033155],
  ])("is the area under the curve (%#)", (watched, horizon, mean, standardError) => {
    const result = restrictedMeanSurvival({ ...watched, horizon, confidence })
    expect(result.mean).toBeCloseTo(mean, 12)
    expect(result.standardError).toBeCloseTo(standardError, 12)
    expect(result.upper).toBeCloseTo(
      Math.min(horizon, mean + 1.959963984540054 * standardError),
      10
    )
    expect(result.lower).toBeCloseTo(
      Math.max(0, mean - 1.959963984540054 * standardError),
      10
    )
  })

  it("without censoring is the mean of the times, cut at the horizon", () => {
    const times = fc.array(fc.integer({ min: 0, max: 20 }), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 25 }), (list, horizon) => {
        const events = list.map(() => 1)
        const result = restrictedMeanSurvival({
          times: list,
          events,
          horizon,
          confidence,
        })
        const cut = list.map((time) => Math.min(time, horizon))
        const mean = cut.reduce((sum, time) => sum + time, 0) / cut.length
        expect(result.mean).toBeCloseTo(mean, 10)
        // Greenwood's variance is then that of the cut times, with divisor n.
        const squares = cut.reduce((sum, time) => sum + (time - mean) ** 2, 0)
        const error = Math.sqrt(squares) / cut.length
        expect(result.standardError ?? 0).toBeCloseTo(error, 7)
      })
    )
  })

  it("grows with the unit of time", () => {
    const days = restrictedMeanSurvival({ ...maintained, horizon: 40, confidence })
    const times = maintained.times.map((time) => time * 1e300)
    const tiny = restrictedMeanSurvival({
      ...maintained,
      times,
      horizon: 40e300,
      confidence,
    })
    expect(tiny.mean! / 1e300).toBeCloseTo(days.mean ?? 0, 10)
    expect(tiny.standardError! / 1e300).toBeCloseTo(days.standardError ?? 0, 10)
  })

  it.each([
    ["nobody", [], [], { n: 0, mean: null, lastTime: null }],
    ["nobody up to the horizon", [3, 5], [1, 0], { n: 2, mean: null, lastTime: 5 }],
    ["no event before the horizon", [9, 8], [0, 1], { n: 2, mean: 7, lastTime: 9 }],
    ["all at one time", [3, 3], [1, 1], { n: 2, mean: 3, lastTime: 3 }],
  ])("has no error and no bounds with %s", (_, times, events, known) => {
    expect(restrictedMeanSurvival({ times, events, horizon: 7, confidence })).toEqual({
      standardError: null,
      lower: null,
      upper: null,
      ...known,
    })
  })

  it("keeps its bounds within 0 and the horizon", () => {
    const watched = { times: [1, 50], events: [1, 1] }
    // 25.5 with an error of 24.5 / √2
    expect(restrictedMeanSurvival({ ...watched, horizon: 52, confidence })).toMatchObject(
      {
        mean: 25.5,
        lower: 0,
        upper: 52,
      }
    )
  })

  it("needs nobody up to the horizon once it has happened to all", () => {
    const result = restrictedMeanSurvival({
      times: [1, 2],
      events: [1, 1],
      horizon: 90,
      confidence,
    })
    expect(result).toMatchObject({ mean: 1.5, lastTime: 2 })
    expect(result.standardError).toBeCloseTo(Math.sqrt(0.125), 12)
  })
})
