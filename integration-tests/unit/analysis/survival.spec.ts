import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { kaplanMeier } from "../../../src/analysis"

const design = { confidence: 0.95, ciType: "log-log" } as const
const ciTypes = ["plain", "log", "log-log"] as const
const watched = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1)),
  { minLength: 1, maxLength: 20 }
)

describe("the Kaplan-Meier curve", () => {
  it("of nobody is empty, with no median", () => {
    expect(kaplanMeier({ times: [], events: [], ...design })).toEqual({
      table: [],
      median: null,
    })
  })

  it.each(ciTypes)("before the first event is 1 without any error (%s)", (ciType) => {
    const { table } = kaplanMeier({ times: [3, 5], events: [0, 1], ...design, ciType })
    expect(table[0]).toEqual({
      time: 3,
      atRisk: 2,
      events: 0,
      censored: 1,
      survival: 1,
      standardError: 0,
      lower: 1,
      upper: 1,
    })
  })

  it.each(ciTypes)("at 0 has no error and no bounds (%s)", (ciType) => {
    const { table } = kaplanMeier({ times: [3, 5], events: [1, 1], ...design, ciType })
    expect(table[1]).toMatchObject({
      survival: 0,
      standardError: null,
      lower: null,
      upper: null,
    })
  })

  it("counts events before censorings at a tie", () => {
    const { table } = kaplanMeier({ times: [4, 4, 9], events: [0, 1, 0], ...design })
    expect(table[0]).toMatchObject({ time: 4, atRisk: 3, events: 1, censored: 1 })
    expect(table[0].survival).toBeCloseTo(2 / 3, 14)
    expect(table[1]).toMatchObject({ atRisk: 1, events: 0, censored: 1 })
  })

  it("keeps plain and log bounds within 0 and 1", () => {
    const input = { times: [1, 2, 3], events: [1, 1, 0], confidence: 0.999 }
    const plain = kaplanMeier({ ...input, ciType: "plain" }).table
    expect([plain[0].upper, plain[1].lower]).toEqual([1, 0])
    expect(kaplanMeier({ ...input, ciType: "log" }).table[0].upper).toBe(1)
  })

  it("without censoring is the share that is left", () => {
    fc.assert(
      fc.property(watched, (list) => {
        const times = list.map(([time]) => time)
        const { table } = kaplanMeier({ times, events: times.map(() => 1), ...design })
        table.forEach(({ time, survival }) => {
          const left = times.filter((other) => other > time).length
          expect(survival).toBeCloseTo(left / times.length, 12)
        })
      })
    )
  })

  it("never rises, holds its bounds around itself, and accounts for everybody", () => {
    fc.assert(
      fc.property(watched, fc.constantFrom(...ciTypes), (list, ciType) => {
        const times = list.map(([time]) => time)
        const events = list.map(([, event]) => event)
        const { table } = kaplanMeier({ times, events, ...design, ciType })
        table.forEach((row, index) => {
          expect(row.survival).toBeLessThanOrEqual(
            index > 0 ? table[index - 1].survival : 1
          )
          expect(row.lower ?? 0).toBeLessThanOrEqual(row.survival + 1e-12)
          expect(row.upper ?? 1).toBeGreaterThanOrEqual(row.survival - 1e-12)
        })
        const seen = table.reduce((sum, row) => sum + row.events + row.censored, 0)
        expect(seen).toBe(times.length)
      })
    )
  })
})

describe("the median", () => {
  it.each([
    ["below ½ for the first time", [1, 2, 3], [1, 1, 1], 2],
    ["at ½ until the next event", [1, 2, 5, 8], [1, 1, 1, 1], 3.5],
    ["at ½ over a censoring, until the next event", [1, 2, 4, 8], [1, 1, 0, 1], 5],
    ["at ½ until the last time", [1, 2, 5, 8], [1, 1, 0, 0], 5],
    ["at ½ from the last time on", [2, 2], [1, 0], 2],
    ["between late times", [2 ** 1023, 1.5 * 2 ** 1023], [1, 0], 1.25 * 2 ** 1023],
    ["never reached", [1, 2, 3, 4], [1, 0, 0, 0], null],
  ])("%s", (_, times, events, median) => {
    expect(kaplanMeier({ times, events, ...design }).median).toBe(median)
  })

  it("takes a product of fractions that is ½ but for rounding as ½", () => {
    // 9/10 · 8/9 · 7/8 · 6/7 · 5/6
    const times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const { median } = kaplanMeier({ times, events: times.map(() => 1), ...design })
    expect(median).toBe(5.5)
  })
})
