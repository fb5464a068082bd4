import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  bootstrapDifference,
  bootstrapInterval,
  chiSquareSf,
} from "../../../src/analysis"
import { binomialDraws } from "../../../src/analysis/resampling/binomial-draws"
import { bootstrapBounds } from "../../../src/analysis/resampling/bootstrap-bounds"
import { jackknifeOf } from "../../../src/analysis/resampling/bootstrap-steps"
import { countedSample } from "../../../src/analysis/resampling/counted-sample"
import {
  acceleration,
  jackknife,
  jackknifeOfMean,
  jackknifeOfSum,
} from "../../../src/analysis/resampling/jackknife"
import {
  randomIndex,
  randomWords,
  randomWordsFrom,
  splitMix64,
} from "../../../src/analysis/resampling/random-words"
import { resampler } from "../../../src/analysis/resampling/resampler"
import { statisticOf } from "../../../src/analysis/resampling/statistic"

const confidence = 0.95
const methods = ["percentile", "bca"] as const
const statistics = ["mean", "median", "sum", "standard-deviation"] as const
const revenues = [0, 0, 0, 0, 0, 0, 0, 12.5, 20, 35, 41, 80, 150]
const moreRevenues = [0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 22.5, 30, 41, 45, 90, 300]
const design = { confidence, resamples: 200, seed: 1 }

/** Chi-square's p-value of counts that should all be about their expectation. */
const fit = (counts: number[], expected: number[]) => {
  const statistic = counts.reduce(
    (sum, count, index) => sum + (count - expected[index]) ** 2 / expected[index],
    0
  )
  return chiSquareSf(statistic, counts.length - 1)
}

describe("the generator of random numbers", () => {
  it("is xoshiro128**", () => {
    // The reference implementation's numbers from the state 1, 2, 3, 4, as in the tests of
    // Rust's rand_xoshiro.
    const words = randomWordsFrom([1, 2, 3, 4])
    expect(Array.from({ length: 10 }, words)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
      3729100597, 4258142804,
    ])
  })

  it("spreads its seed by SplitMix64", () => {
    // The reference implementation's numbers from 1234567.
    expect(splitMix64(1234567n, 3)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ])
  })

  it.each([
    // SplitMix64 and xoshiro128** in Python, whole numbers of any size.
    [0, [3737715805, 2584255861, 2876756834, 3286328325]],
    [20240301, [1848889578, 4280487980, 2834815460, 3957297397]],
    [Number.MAX_SAFE_INTEGER, [1233166643, 1287031142, 661813442, 2960669951]],
  ])("from the seed %d always gives the same numbers", (seed, expected) => {
    expect(Array.from({ length: 4 }, randomWords(seed))).toEqual(expected)
  })

  it.each([1, 2, 3, 5, 8, 13])("draws each of %d places equally often", (size) => {
    const words = randomWords(7)
    const counts = Array.from({ length: size }, () => 0)
    for (let draw = 0; draw < 20_000; draw++) {
      counts[randomIndex(words, size)]++
    }
    expect(counts.reduce((sum, count) => sum + count)).toBe(20_000)
    if (size > 1) {
      expect(
        fit(
          counts,
          counts.map(() => 20_000 / size)
        )
      ).toBeGreaterThan(0.001)
    }
  })

  it("takes no word that would make one place more likely than another", () => {
    const words = [2 ** 32 - 1, 2 ** 31, 5 * 2 ** 29]
    const next = words.values()
    // Three bits a draw, of which 7, 4 and 5 are left: the first is no place of six.
    expect(randomIndex(() => Number(next.next().value), 6)).toBe(4)
  })

  it.each([
    [5, 2],
    [12, 1],
    [40, 39],
    [3, 3],
  ])("draws binomial numbers of %d trials at %d in so many", (n, part) => {
    const draw = binomialDraws(n, part)
    const words = randomWords(11)
    const counts = Array.from({ length: n + 1 }, () => 0)
    for (let round = 0; round < 20_000; round++) {
      counts[draw(words)]++
    }
    const p = part / n
    let weight = (1 - p) ** n
    const expected = counts.map((_, k) => {
      const probability = p === 1 ? Number(k === n) : weight
      weight *= ((n - k) / (k + 1)) * (p / (1 - p))
      return probability * 20_000
    })
    const usual = [...counts.keys()].filter((k) => expected[k] > 5)
    const rare = [...counts.keys()].filter((k) => expected[k] <= 5)
    const total = (list: number[], keys: number[]) =>
      keys.reduce((sum, key) => sum + list[key], 0)
    const grouped = (list: number[]) => [
      ...usual.map((k) => list[k]),
      ...(rare.length > 0 ? [total(list, rare)] : []),
    ]
    if (usual.length === 1) {
      expect(counts[usual[0]]).toBe(20_000)
    } else {
      expect(fit(grouped(counts), grouped(expected))).toBeGreaterThan(0.001)
    }
  })
})

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
    expect(fit(totals, [40_000, 10_000, 20_000])).toBeGreaterThan(0.001)
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

describe("the jackknife", () => {
  it("of a mean and a sum is the statistic without each value", () => {
    const sample = countedSample(revenues)
    const mean = statisticOf("mean")
    const sum = statisticOf("sum")
    const pairs = [
      [jackknifeOfMean(sample, mean), jackknife(sample, mean)],
      [jackknifeOfSum(sample, sum), jackknife(sample, sum)],
    ]
    pairs.forEach(([short, long]) =>
      short.without.forEach((value, index) =>
        expect(value).toBeCloseTo(long.without[index], 11)
      )
    )
  })

  it.each([1e-200, 1e150])("gives the same acceleration in units of %d", (unit) => {
    const accelerationIn = (scale: number) =>
      acceleration([
        jackknifeOf(countedSample(revenues.map((one) => one * scale)), "mean"),
      ])
    expect(accelerationIn(unit)).toBeCloseTo(accelerationIn(1), 12)
  })
})

/** Every resample of a few values, and every pair of resamples of two arms. */
const allResamples = (values: number[], size = values.length): number[][] =>
  size === 0
    ? [[]]
    : allResamples(values, size - 1).flatMap((rest) =>
        values.map((one) => [one, ...rest])
      )

describe("bounds from all resamples that there are", () => {
  const few = [0, 0, 12.5, 20, 81]
  const fewMore = [0, 9, 22.5, 107]

  // scipy 1.17.1: scipy.stats._resampling._bca_interval with all 3125 resamples as
  // theta_hat_b, and numpy.quantile at its two levels.
  it.each([
    ["mean", 6.5, 55.1, 4, 48.6, 0, 13.479248526719523],
    ["median", 0, 81, 0, 81, 1.94592, 18.228901477195517],
    ["sum", 32.5, 275.5, 20, 243, 0, 67.39624263359761],
    [
      "standard-deviation",
      8.17771362,
      44.36552716,
      6.84653197,
      42.39162653,
      -6.769870752624115,
      13.54172717408173,
    ],
  ] as const)(
    "of a %s are SciPy's",
    (name, lowerBca, upperBca, lower, upper, bias, standardError) => {
      const sample = countedSample(few)
      const compute = statisticOf(name)
      const resampled = allResamples(few).map((values) => compute(countedSample(values)))
      const bounds = (method: "percentile" | "bca") =>
        bootstrapBounds(
          compute(sample),
          Float64Array.from(resampled),
          () => [jackknifeOf(sample, name)],
          { method, confidence: 0.9 }
        )
      const shared = {
        bias: expect.closeTo(bias, 10),
        standardError: expect.closeTo(standardError, 10),
        warnings: [],
      }
      expect(bounds("bca")).toEqual({
        lower: expect.closeTo(lowerBca, 7),
        upper: expect.closeTo(upperBca, 7),
        ...shared,
      })
      expect(bounds("percentile")).toEqual({
        lower: expect.closeTo(lower, 7),
        upper: expect.closeTo(upper, 7),
        ...shared,
      })
    }
  )

  it.each([
    ["mean", -32.625, 54.75],
    ["standard-deviation", -29.75, 49.85506172],
  ] as const)("of a difference of a %s are SciPy's", (name, lower, upper) => {
    const compute = statisticOf(name)
    const [a, b] = [few.slice(1), fewMore]
    const [armA, armB] = [countedSample(a), countedSample(b)]
    const ofAll = (values: number[]) =>
      allResamples(values).map((resample) => compute(countedSample(resample)))
    const resampledB = ofAll(b)
    const resampled = ofAll(a).flatMap((one) => resampledB.map((other) => other - one))
    const opposite = (arm: ReturnType<typeof jackknifeOf>) => ({
      ...arm,
      without: arm.without.map((value) => -value),
    })
    const bounds = bootstrapBounds(
      compute(armB) - compute(armA),
      Float64Array.from(resampled),
      () => [opposite(jackknifeOf(armA, name)), jackknifeOf(armB, name)],
      { method: "bca", confidence: 0.9 }
    )
    expect(bounds.lower).toBeCloseTo(lower, 7)
    expect(bounds.upper).toBeCloseTo(upper, 7)
  })
})

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

describe("the bootstrap of a difference", () => {
  const arms = { a: revenues, b: moreRevenues }

  // scipy.stats.bootstrap of scipy 1.17.1 with a million resamples.
  it.each([
    ["percentile", -30.9, 54.5],
    ["bca", -24.9, 65.5],
  ] as const)("of means by %s is about SciPy's", (method, lower, upper) => {
    const input = { ...arms, statistic: "mean", method, confidence } as const
    const result = bootstrapDifference({ ...input, resamples: 20_000, seed: 5 })
    expect(result).toMatchObject({ statisticA: 338.5 / 13, statisticB: 545.5 / 16 })
    expect(result.estimate).toBeCloseTo(545.5 / 16 - 338.5 / 13, 12)
    expect(Math.abs((result.lower ?? 0) - lower)).toBeLessThan(1)
    expect(Math.abs((result.upper ?? 0) - upper)).toBeLessThan(1.5)
  })

  it("draws the arms independently: their variances add", () => {
    const input = {
      statistic: "mean",
      method: "percentile",
      confidence,
      seed: 9,
    } as const
    const errorOf = (values: number[]) =>
      bootstrapInterval({ ...input, values, resamples: 20_000 }).standardError ?? 0
    const both = bootstrapDifference({
      ...input,
      a: revenues,
      b: revenues,
      resamples: 20_000,
    })
    const ratio = (both.standardError ?? 0) / (errorOf(revenues) * Math.SQRT2)
    expect(Math.abs(ratio - 1)).toBeLessThan(0.02)
  })

  it("changes the sign with the sign of the values", () => {
    const input = { statistic: "mean", method: "percentile", ...design } as const
    const whole = { a: [1, 2, 4, 8, 16], b: [2, 3, 5, 7, 30] }
    const minus = (values: number[]) => values.map((one) => 1 - one)
    const { estimate } = bootstrapDifference({ ...input, ...whole })
    const mirrored = bootstrapDifference({
      ...input,
      a: minus(whole.a),
      b: minus(whole.b),
    })
    expect(mirrored.estimate).toBeCloseTo(-(estimate ?? 0), 12)
  })

  it("is relative to A where that is asked for", () => {
    const input = { statistic: "mean", method: "bca", ...design, relative: true } as const
    const a = [10, 12, 15, 19]
    const twice = bootstrapDifference({ ...input, a, b: a.map((one) => one * 2) })
    expect(twice).toMatchObject({ relative: true, estimate: 1 })
    expect(twice.lower).toBeLessThan(1)
    expect(twice.upper).toBeGreaterThan(1)
    const scaled = bootstrapDifference({
      ...input,
      a: a.map((one) => one * 8),
      b: a.map((one) => one * 16),
    })
    expect(scaled).toMatchObject({ lower: twice.lower, upper: twice.upper })
  })

  it.each([
    ["no more than 0", [-1, 0, 1], null],
    ["0 in some resamples", [0, 0, 1], 5],
  ])("has no relative interval against an arm of %s", (_, a, estimate) => {
    const input = { statistic: "mean", method: "bca", ...design, relative: true } as const
    const result = bootstrapDifference({ ...input, a, b: [1, 2, 3] })
    expect(result).toMatchObject({ lower: null, upper: null, standardError: null })
    expect(result.estimate).toEqual(
      estimate === null ? null : expect.closeTo(estimate, 12)
    )
    expect(result.warnings[0]).toMatch(
      /^no interval: the statistic of \d+ of 200 resamples/
    )
  })

  it("with an arm of one value knows the difference only", () => {
    const input = { statistic: "mean", method: "bca", ...design } as const
    expect(bootstrapDifference({ ...input, a: [3], b: [1, 2] })).toEqual({
      statisticA: 3,
      statisticB: 1.5,
      estimate: -1.5,
      lower: null,
      upper: null,
      bias: null,
      standardError: null,
      warnings: ["no interval: an arm has fewer than two values"],
      relative: false,
      resamples: 200,
      method: "bca",
    })
    expect(bootstrapDifference({ ...input, a: [], b: [1, 2] })).toMatchObject({
      statisticA: null,
      statisticB: 1.5,
      estimate: null,
    })
  })
})
