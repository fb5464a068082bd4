import fc from "fast-check"
import type { FunctionCases } from "./function-case"

const finite = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true })
)
const nonNegative = finite.map(Math.abs)
const values = fc.array(finite, { maxLength: 12 })
const confidence = fc.oneof(
  fc.constantFrom(0.95, 0.9, 0.05),
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
)
const share = fc.oneof(
  fc.constantFrom(0, 0.5, 0.99, 1),
  fc.double({ min: 0, max: 1, noNaN: true })
)
const alternative = fc.constantFrom("two-sided", "greater", "less", undefined)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const bootstrap = {
  statistic: fc.constantFrom("mean", "median", "sum", "standard-deviation"),
  method: fc.constantFrom("percentile", "bca"),
  confidence,
  resamples: fc.oneof(fc.integer({ min: 2, max: 60 }), fc.constant(undefined)),
  seed: fc.oneof(fc.nat(), fc.maxSafeNat()),
}
const bootstrapRight = {
  statistic: "mean",
  method: "bca",
  confidence: 0.95,
  resamples: 100,
  seed: 1,
}

const watched = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 9 }), nonNegative),
      fc.constantFrom(0, 1)
    ),
    { maxLength: 12 }
  )
  .map((list) => ({
    times: list.map(([time]) => time),
    events: list.map(([, event]) => event),
  }))

export const resampling: FunctionCases = {
  bootstrapInterval: {
    right: { values: [1, 2, 4], ...bootstrapRight },
    valid: fc.record({ values, ...bootstrap }),
    optional: ["resamples"],
  },
  bootstrapDifference: {
    right: { a: [1, 2, 4], b: [0, 3], ...bootstrapRight, relative: true },
    valid: fc.record({
      a: values,
      b: values,
      ...bootstrap,
      relative: maybe(fc.boolean()),
    }),
    optional: ["resamples", "relative"],
  },
  logRankTest: {
    right: {
      groups: [
        { times: [1, 2], events: [1, 0] },
        { times: [3], events: [1] },
      ],
      weights: "peto",
    },
    valid: fc.record({
      groups: fc.array(watched, { minLength: 2, maxLength: 4 }),
      weights: fc.constantFrom("log-rank", "peto", undefined),
    }),
    optional: ["weights"],
  },
  restrictedMeanSurvival: {
    right: { times: [1, 2], events: [1, 0], horizon: 2, confidence: 0.95 },
    valid: fc
      .tuple(watched, fc.oneof(fc.integer({ min: 1, max: 9 }), nonNegative), confidence)
      .filter(([, horizon]) => horizon > 0)
      .map(([list, horizon, level]) => ({ ...list, horizon, confidence: level })),
  },
  winsorizedMean: {
    right: { values: [1, 2, 3, 9], proportion: 0.25, confidence: 0.95 },
    valid: fc.oneof(
      fc.record({ values, cap: finite, confidence }),
      fc.record({
        values,
        proportion: fc.double({ min: 0, max: 0.5, maxExcluded: true, noNaN: true }),
        confidence,
      })
    ),
  },
  winsorizedTTest: {
    right: {
      a: [1, 2, 3],
      b: [2, 3, 90],
      upperShare: 0.9,
      lowerShare: 0.1,
      ignoreZeros: true,
      confidence: 0.95,
      alternative: "greater",
    },
    valid: fc
      .tuple(
        values,
        values,
        share,
        maybe(share),
        maybe(fc.boolean()),
        confidence,
        alternative
      )
      .map(([a, b, first, second, ignoreZeros, level, direction]) => ({
        a,
        b,
        upperShare: Math.max(first, second ?? 0),
        lowerShare: second === undefined ? undefined : Math.min(first, second),
        ignoreZeros,
        confidence: level,
        alternative: direction,
      })),
    optional: ["lowerShare", "ignoreZeros", "alternative"],
  },
  hodgesLehmann: {
    right: { a: [1, 2, 4], b: [0, 3], confidence: 0.95 },
    valid: fc.record({ a: values, b: values, confidence }),
  },
}
