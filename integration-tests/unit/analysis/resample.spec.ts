import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { countedSample } from "../../../src/analysis/resampling/counted-sample"
import { randomWords } from "../../../src/analysis/resampling/random-words"
import { resampler } from "../../../src/analysis/resampling/resampler"
import { statisticOf } from "../../../src/analysis/resampling/statistic"
import { statistics } from "./bootstrap-samples"
import { goodnessOfFit } from "./goodness-of-fit"

describe("a resample", () => {
  it("has the size of the sample, and each value as often as it should on average", () => {
    const sample = countedSample([3, 1, 1, 1, 1, 7, 7])
    const draw = resampler(sample)
    const words = randomWords(3)
    const totals = [0, 0, 0]
    for (let round = 0; round < 10_000; round++) {
      const { counts } = draw(words)
      expect(counts.reduce((sum, count) => sum + count)).toBe(7)
      counts.forEach((count, index) => (totals[index] += count))
    }
    expect(goodnessOfFit(totals, [40_000, 10_000, 20_000])).toBeGreaterThan(0.001)
  })

  it.each(statistics)("has the %s of its values written out", (name) => {
    const value = fc.integer({ min: -4, max: 4 }).map((whole) => whole / 4)
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 9 }), (values) => {
        const sorted = [...values].sort((first, second) => first - second)
        const n = values.length
        const sum = values.reduce((total, one) => total + one, 0)
        const squares = values.reduce((total, one) => total + (one - sum / n) ** 2, 0)
        const expected = {
          mean: sum / n,
          sum,
          median: (sorted[Math.floor((n - 1) / 2)] + sorted[Math.floor(n / 2)]) / 2,
          "standard-deviation": Math.sqrt(squares / (n - 1)),
        }[name]
        const sample = countedSample(values)
        expect(statisticOf(name)(sample)).toBeCloseTo(expected, 12)
        const withSpares = {
          n,
          values: Float64Array.from([-9, ...sample.values, 9]),
          counts: Uint32Array.from([0, ...sample.counts, 0]),
        }
        expect(statisticOf(name)(withSpares)).toBeCloseTo(expected, 12)
      })
    )
  })
})
