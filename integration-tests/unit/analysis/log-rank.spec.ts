import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { logRankTest } from "../../../src/analysis"
import { quadraticForm } from "../../../src/analysis/survival/quadratic-form"
import { maintained, notMaintained, type Watched } from "./leukaemia"

const third: Watched = {
  times: [3, 8, 14, 12, 10, 9, 1, 11, 7, 2, 4, 8, 13],
  events: [1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1],
}
const weightings = ["log-rank", "peto"] as const

const group = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom<(0 | 1)[]>(0, 1)), {
    minLength: 1,
    maxLength: 9,
  })
  .map((list): Watched => ({
    times: list.map(([time]) => time),
    events: list.map(([, event]) => event),
  }))

describe("the log-rank test", () => {
  // R prints for aml: survdiff(Surv(time, status) ~ x): expected 10.69 and 7.31, chisq 3.4 on
  // 1 degree of freedom, p 0.0653. All digits: rational numbers and mpmath, 40 digits.
  it.each([
    [
      "log-rank",
      [maintained, notMaintained],
      3.396388698977602,
      0.06533932204050494,
      [7, 11],
      [10.689335992300725, 7.310664007699275],
    ],
    [
      "peto",
      [maintained, notMaintained],
      2.779279544751773,
      0.09549111540649266,
      [3.845410628019324, 7.181504485852312],
      [6.142857142857143, 4.884057971014493],
    ],
    [
      "log-rank",
      [maintained, notMaintained, third],
      14.07453944981354,
      0.0008785218972634613,
      [7, 11, 9],
      [13.584646917162768, 9.839645962364793, 3.575707120472439],
    ],
    [
      "peto",
      [maintained, notMaintained, third],
      10.9013355898667,
      0.004293436598003302,
      [3.056005085692448, 6.112064066006212, 7.048055629048221],
      [7.196820707293412, 6.004435282358821, 3.014868791094649],
    ],
  ] as const)(
    "(%s) gives R's numbers",
    (weights, groups, statistic, p, observed, expected) => {
      const result = logRankTest({ groups: [...groups], weights })
      expect(result.df).toBe(groups.length - 1)
      expect(result.statistic! / statistic).toBeCloseTo(1, 13)
      expect(result.pValue! / p).toBeCloseTo(1, 13)
      result.groups.forEach((row, index) => {
        expect(row.n).toBe(groups[index].times.length)
        expect(row.observed).toBeCloseTo(observed[index], 12)
        expect(row.expected).toBeCloseTo(expected[index], 12)
      })
    }
  )

  it.each([
    // scipy.stats.logrank of scipy 1.17.1, whose statistic is the root.
    [
      [14, 9, 10, 13, 9, 11, 12, 4, 1, 5, 4, 13],
      [1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0],
      [15, 7, 19, 10, 11, 11, 12, 12, 11],
      [1, 1, 1, 1, 1, 0, 1, 0, 0],
      0.036467168871941236,
      0.8485539628884365,
    ],
    [
      [12, 3, 13, 9, 2, 1, 7, 1, 2, 8, 14, 7],
      [1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0],
      [4, 6, 19, 14, 17, 6, 15, 9, 11],
      [0, 1, 1, 1, 0, 1, 0, 1, 1],
      1.2254614999958935,
      0.26829148733485153,
    ],
    [
      [3, 8, 14, 12, 10, 9, 1, 11, 7, 2, 4, 8],
      [1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 1, 0],
      [13, 8, 6, 5, 9, 16, 9, 9, 12],
      [1, 0, 1, 0, 1, 0, 1, 1, 1],
      0.5618980736874432,
      0.4534964892218478,
    ],
  ] as [number[], (0 | 1)[], number[], (0 | 1)[], number, number][])(
    "gives SciPy's numbers (%j)",
    (times, events, otherTimes, otherEvents, statistic, p) => {
      const groups = [
        { times, events },
        { times: otherTimes, events: otherEvents },
      ]
      const result = logRankTest({ groups })
      expect(result.statistic).toBeCloseTo(statistic, 12)
      expect(result.pValue).toBeCloseTo(p, 12)
    }
  )

  it.each(weightings)(
    "does not mind the order of groups and of times (%s)",
    (weights) => {
      fc.assert(
        fc.property(fc.array(group, { minLength: 2, maxLength: 4 }), (groups) => {
          const result = logRankTest({ groups, weights })
          const reversed = logRankTest({
            groups: groups
              .map(({ times, events }) => ({
                times: [...times].reverse(),
                events: [...events].reverse(),
              }))
              .reverse(),
            weights,
          })
          expect(reversed.df).toBe(result.df)
          expect(reversed.statistic ?? 0).toBeCloseTo(result.statistic ?? 0, 9)
          result.groups.reverse().forEach((row, index) => {
            expect(reversed.groups[index].observed).toBeCloseTo(row.observed, 12)
            expect(reversed.groups[index].expected).toBeCloseTo(row.expected, 12)
          })
        })
      )
    }
  )

  it.each(weightings)("expects as many events as there are (%s)", (weights) => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 4 }), (groups) => {
        const rows = logRankTest({ groups, weights }).groups
        const total = rows.reduce((sum, row) => sum + row.observed - row.expected, 0)
        expect(total).toBeCloseTo(0, 10)
      })
    )
  })

  it("finds nothing between equal groups", () => {
    const result = logRankTest({ groups: [maintained, maintained, maintained] })
    expect(result.df).toBe(2)
    expect(result.statistic).toBeCloseTo(0, 12)
    expect(result.pValue).toBeCloseTo(1, 12)
  })

  it.each([
    ["nobody", [[], []], [[], []]],
    ["no event", [[3, 4], [5]], [[0, 0], [0]]],
    ["one group only", [[3, 4], []], [[1, 1], []]],
    ["all at one time", [[3, 3], [3]], [[1, 1], [1]]],
    ["groups that never overlap in time", [[1, 2], [9]], [[0, 0], [1]]],
  ] as [string, number[][], (0 | 1)[][]][])(
    "has no answer for %s",
    (_, times, events) => {
      const groups = times.map((list, index) => ({ times: list, events: events[index] }))
      const result = logRankTest({ groups })
      expect(result).toMatchObject({ statistic: null, df: 0, pValue: null })
      expect(result.groups.map(({ n }) => n)).toEqual(times.map((list) => list.length))
    }
  )

  it("costs no degree of freedom where a group is empty", () => {
    const empty: Watched = { times: [], events: [] }
    const with2 = logRankTest({ groups: [maintained, notMaintained] })
    const with3 = logRankTest({ groups: [maintained, empty, notMaintained] })
    expect(with3).toMatchObject({ df: 1 })
    expect(with3.statistic).toBeCloseTo(with2.statistic ?? 0, 12)
  })

  it("keeps a tiny group beside huge ones", () => {
    const many = (n: number, step: number): Watched => ({
      times: Array.from({ length: n }, (_, index) => 1 + ((index * step) % 100)),
      events: Array.from({ length: n }, (_, index) => (index % 3 === 0 ? 1 : 0)),
    })
    const one: Watched = { times: [2], events: [1] }
    const result = logRankTest({ groups: [many(20_000, 7), one, many(20_000, 11)] })
    expect(result.df).toBe(2)
    expect(result.pValue).toBeLessThan(1e-3)
  })
})

describe("the quadratic form", () => {
  it("of a regular matrix is that with its inverse", () => {
    const matrix = [
      [4, 2],
      [2, 3],
    ]
    // (3·1² - 2·2·1·2 + 4·2²) / 8
    const { value, rank } = quadraticForm([1, 2], matrix)
    expect(value).toBeCloseTo(11 / 8, 14)
    expect(rank).toBe(2)
  })

  it("leaves out what only rounding makes of a variance", () => {
    const matrix = [
      [0.3, -0.1, -0.2],
      [-0.1, 0.1, 0],
      [-0.2, 0, 0.2],
    ]
    const { value, rank } = quadraticForm([0.3, -0.1, -0.2], matrix)
    expect(rank).toBe(2)
    expect(value).toBeCloseTo(0.3, 12)
  })
})
