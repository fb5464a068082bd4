import { describe, expect, it } from "vitest"
import { bootstrapInterval } from "../../../src/analysis"
import { confidence, design, methods, revenues, statistics } from "./bootstrap-samples"

describe("the bootstrap interval", () => {
  // scipy.stats.bootstrap of scipy 1.17.1 with a million resamples; the tolerance is what
  // 20,000 resamples leave to chance.
  it.each([
    ["mean", "percentile", 6.62, 52],
    ["mean", "bca", 9.5, 61.9],
    ["standard-deviation", "percentile", 12.3, 64],
    ["standard-deviation", "bca", 18.4, 72.5],
  ] as const)("of a %s by %s is about SciPy's", (statistic, method, lower, upper) => {
    const input = { values: revenues, statistic, method, confidence }
    const result = bootstrapInterval({ ...input, resamples: 20_000, seed: 5 })
    expect(Math.abs((result.lower ?? 0) - lower)).toBeLessThan(0.6)
    expect(Math.abs((result.upper ?? 0) - upper)).toBeLessThan(1.2)
  })

  it("is the same for the same seed and another for another", () => {
    const input = {
      values: revenues,
      statistic: "mean",
      method: "bca",
      ...design,
    } as const
    expect(bootstrapInterval(input)).toEqual(bootstrapInterval(input))
    expect(bootstrapInterval({ ...input, seed: 2 })).not.toEqual(bootstrapInterval(input))
  })

  it("takes 2000 resamples where nothing else is said", () => {
    const input = { values: revenues, statistic: "mean", method: "bca", seed: 1 } as const
    const usual = bootstrapInterval({ ...input, confidence })
    expect(usual.resamples).toBe(2000)
    expect(usual).toEqual(bootstrapInterval({ ...input, confidence, resamples: 2000 }))
  })

  it.each(statistics)("of a %s does not mind the order of values", (statistic) => {
    const input = { statistic, method: "bca", ...design } as const
    const reversed = [...revenues].reverse()
    expect(bootstrapInterval({ ...input, values: reversed })).toEqual(
      bootstrapInterval({ ...input, values: revenues })
    )
  })

  it.each(methods)("grows with the unit of the values (%s)", (method) => {
    const input = { statistic: "mean", method, ...design } as const
    const { lower, upper } = bootstrapInterval({ ...input, values: revenues })
    const scaled = bootstrapInterval({ ...input, values: revenues.map((one) => one * 8) })
    expect(scaled).toMatchObject({ lower: lower! * 8, upper: upper! * 8 })
  })

  it.each(methods)("of a function is that of the built-in statistic (%s)", (method) => {
    const input = { values: [0.25, 0.5, 2, 2, 8], method, ...design }
    const sum = (values: readonly number[]) =>
      values.reduce((total, one) => total + one, 0)
    expect(bootstrapInterval({ ...input, statistic: sum })).toEqual(
      bootstrapInterval({ ...input, statistic: "sum" })
    )
  })

  it("gives a function its own values each time, in ascending order", () => {
    const seen: number[][] = []
    const statistic = (values: readonly number[]) => {
      seen.push([...values])
      ;(values as number[]).fill(-1)
      return seen.length
    }
    bootstrapInterval({ values: [3, 1, 2], statistic, method: "percentile", ...design })
    expect(seen.length).toBe(201)
    expect(seen[0]).toEqual([1, 2, 3])
    seen.forEach((values) => {
      expect(values.length).toBe(3)
      expect(values).toEqual([...values].sort())
      expect(values.every((one) => [1, 2, 3].includes(one))).toBe(true)
    })
  })

  it.each(methods)(
    "of nothing is nothing, and of one value no interval (%s)",
    (method) => {
      const input = { statistic: "median", method, ...design } as const
      const none = { lower: null, upper: null, bias: null, standardError: null }
      const settings = { method, resamples: 200 }
      expect(bootstrapInterval({ ...input, values: [] })).toEqual({
        estimate: null,
        ...none,
        ...settings,
        warnings: ["no interval: no values"],
      })
      expect(bootstrapInterval({ ...input, values: [4] })).toEqual({
        estimate: 4,
        ...none,
        ...settings,
        warnings: ["no interval: one value only"],
      })
    }
  )

  it.each(methods)("of equal values is that value (%s)", (method) => {
    const input = { statistic: "mean", method, ...design } as const
    expect(bootstrapInterval({ ...input, values: [0.1, 0.1, 0.1] })).toMatchObject({
      estimate: 0.1,
      lower: 0.1,
      upper: 0.1,
      bias: 0,
      standardError: 0,
      warnings: ["the statistic is the same in every resample"],
    })
  })

  it("says where BCa is not defined, and does not fall back", () => {
    // The largest value is never exceeded, and most resamples hold one of the two.
    const statistic = (values: readonly number[]) =>
      -values.filter((one) => one < 0).length
    const values = [1, 2, 3, 4]
    const first = bootstrapInterval({
      values,
      statistic: (list) =>
        list.join() === "1,2,3,4" ? 9 : statistic(list) + list[0] / 9,
      method: "bca",
      ...design,
      resamples: 5,
    })
    expect(first).toMatchObject({
      estimate: 9,
      lower: null,
      upper: null,
      warnings: ["no interval: BCa is not defined for these values"],
    })
    expect(first.standardError).toBeGreaterThan(0)
  })

  it.each([
    ["NaN", Number.NaN],
    ["Infinity", Infinity],
  ])("leaves out no resample whose statistic is %s", (_, strange) => {
    const result = bootstrapInterval({
      values: [0, 0, 0, 5],
      statistic: (values) => (values.at(-1) === 0 ? strange : 1 / (values.at(-1) ?? 0)),
      method: "percentile",
      ...design,
    })
    expect(result).toMatchObject({
      estimate: 0.2,
      lower: null,
      upper: null,
      bias: null,
      standardError: null,
    })
    // A quarter and more of the resamples of four values lack one of them: (3/4)^4 = 0.316.
    const [, count] =
      /the statistic of (\d+) of 200 resamples/.exec(result.warnings[0]) ?? []
    expect(Math.abs(Number(count) / 200 - 0.316)).toBeLessThan(0.12)
  })

  it("warns of bounds that rest on a few resamples", () => {
    const input = { values: revenues, statistic: "mean", method: "percentile" } as const
    const warnings = ["fewer than 5 resamples lie beyond a bound"]
    expect(bootstrapInterval({ ...input, ...design, resamples: 199 })).toMatchObject({
      warnings,
    })
    expect(bootstrapInterval({ ...input, ...design })).toMatchObject({ warnings: [] })
  })

  it("refuses what would take minutes", () => {
    const values = Array.from({ length: 40_000 }, (_, index) => index)
    const input = {
      values,
      statistic: "mean",
      method: "bca",
      seed: 1,
      confidence,
    } as const
    expect(() => bootstrapInterval({ ...input, resamples: 20_000 })).toThrow(
      new RangeError(
        "resamples must ask for no more than 1000000000 steps " +
          "(these values take 2399980000), got 20000"
      )
    )
    expect(() =>
      bootstrapInterval({ ...input, statistic: "median", resamples: 2 })
    ).toThrow(/^resamples must ask for no more than 1000000000 steps/)
    const zeros = Array.from({ length: 40_000 }, (_, index) => (index < 300 ? index : 0))
    expect(
      bootstrapInterval({ ...input, values: zeros, resamples: 100 }).lower
    ).toBeGreaterThan(0)
  })
})
