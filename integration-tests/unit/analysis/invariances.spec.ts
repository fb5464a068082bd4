import fc, { type Arbitrary } from "fast-check"
import { describe, expect, it } from "vitest"
import { call, functionNames } from "./call"
import { cases } from "./cases"
import { mixedArms, npsCounts, validInputs } from "./inputs"

type Fields = Record<string, unknown>
type Result = Record<string, number | null>

const confidence = fc.constantFrom(0.8, 0.9, 0.95, 0.99)
const amount = fc.integer({ min: -2000, max: 2000 }).map((cents) => cents / 4)
const amounts = fc.array(amount, { minLength: 3, maxLength: 12 })
const pairs = (first: string, second: string, least: number) =>
  fc
    .array(fc.tuple(amount, fc.integer({ min: least, max: 40 })), {
      minLength: 3,
      maxLength: 12,
    })
    .map((list) => ({
      [first]: list.map(([one]) => one),
      [second]: list.map(([, other]) => other),
    }))
const with_ = (base: Arbitrary<object>, more: Record<string, Arbitrary<unknown>>) =>
  fc
    .tuple(base, fc.record(more))
    .map(([first, second]): Fields => ({ ...first, ...second }))
const both = (arm: Arbitrary<object>, more: Record<string, Arbitrary<unknown>> = {}) =>
  fc.record({ a: arm, b: arm, confidence, ...more })
const correction = fc.constantFrom("none", "haldane")
const summary = fc.record({
  meanA: amount,
  sdA: fc.integer({ min: 1, max: 50 }),
  nA: fc.integer({ min: 2, max: 500 }),
  meanB: amount,
  sdB: fc.integer({ min: 1, max: 50 }),
  nB: fc.integer({ min: 2, max: 500 }),
})
const estimates = fc.record({
  meanA: fc.integer({ min: 1, max: 50 }),
  standardErrorA: fc.integer({ min: 1, max: 5 }),
  meanB: fc.integer({ min: 1, max: 50 }),
  standardErrorB: fc.integer({ min: 1, max: 5 }),
})
const resampled = {
  confidence,
  method: fc.constantFrom("percentile", "bca"),
  resamples: fc.constant(50),
  seed: fc.integer({ min: 1, max: 1000 }),
}
const orders = pairs("numerators", "denominators", 1)
const history = pairs("outcomes", "covariates", 0)
const estimate = fc.record({
  estimate: fc.double({ min: -1, max: 1, noNaN: true }),
  standardError: fc.double({ min: 1e-3, max: 1, noNaN: true }),
  n: fc.integer({ min: 1, max: 1_000_000 }),
  optimalSampleSize: fc.constantFrom(500, 5000),
})
const mixture = { tau: fc.constantFrom(0.002, 0.02, 0.2), confidence }
const sequence = { optimalSampleSize: fc.constantFrom(500, 5000), confidence }

/** Inputs with a spread in each arm, so that there are bounds and p-values. */
const inputs: Record<string, Arbitrary<object>> = {
  npsDifference: both(npsCounts, { adjusted: fc.boolean() }),
  newcombeDifference: with_(mixedArms, { confidence }),
  agrestiCaffoDifference: with_(mixedArms, { confidence }),
  miettinenNurminenDifference: with_(mixedArms, { confidence }),
  twoProportionZTest: with_(mixedArms, { confidence }),
  riskRatio: with_(mixedArms, { confidence, correction }),
  oddsRatio: with_(mixedArms, { confidence, correction }),
  welchTTest: with_(summary, { confidence }),
  welchTTestFromSamples: both(amounts),
  winsorizedTTest: both(amounts, { upperShare: fc.constantFrom(0.8, 0.9) }),
  winsorizedMean: with_(
    amounts.map((values) => ({ values })),
    { confidence, proportion: fc.constantFrom(0, 0.1, 0.2) }
  ),
  hodgesLehmann: both(amounts),
  bootstrapInterval: with_(
    amounts.map((values) => ({ values })),
    { ...resampled, statistic: fc.constantFrom("mean", "median", "sum") }
  ),
  bootstrapDifference: both(amounts, {
    ...resampled,
    statistic: fc.constantFrom("mean", "median"),
  }),
  nonInferiorityOfMeans: with_(summary, {
    confidence,
    margin: fc.constantFrom(0.5, 20),
    better: fc.constantFrom("higher", "lower"),
  }),
  fiellerUplift: with_(estimates, { confidence }),
  customerLifetimeValue: fc.record({
    bgnbd: fc.constant({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }),
    gammaGamma: fc.constant({ p: 6.25, q: 3.74, v: 15.45 }),
    customer: fc.record({
      frequency: fc.integer({ min: 1, max: 20 }),
      recency: fc.integer({ min: 0, max: 30 }),
      age: fc.integer({ min: 30, max: 60 }),
      monetaryValue: fc.integer({ min: 1, max: 200 }),
    }),
    horizon: fc.constantFrom(13, 52),
    discountRate: fc.constantFrom(0, 0.002),
  }),
  ratioMetric: with_(orders, { confidence }),
  ratioMetricDifference: both(orders),
  revenuePerRecipient: with_(
    amounts.map((revenues) => ({ revenues })),
    { confidence, recipients: fc.integer({ min: 12, max: 500 }) }
  ),
  cuped: both(history),
  msprt: with_(mixedArms, mixture),
  sequentialDifference: with_(mixedArms, sequence),
  asymptoticConfidenceSequence: with_(estimate, { confidence }),
  mannWhitneyUTest: fc.record({ a: amounts, b: amounts }),
  betaBinomialComparison: with_(mixedArms, {
    priorAlpha: fc.constantFrom(0.1, 1, 20),
    priorBeta: fc.constantFrom(0.1, 1, 20),
  }),
  intervalSummary: fc.record({ intervals: amounts.map((list) => list.map(Math.abs)) }),
}

const answerOf = (name: string, input: unknown) => call(name, input) as Result

/** Near enough for sums that were rounded in another order. */
function expectClose(got: number | null, expected: number | null, size = 0): void {
  if (got === null || expected === null) {
    expect(got).toBe(expected)
  } else {
    const scale = Math.max(Math.abs(expected), size, 1e-9)
    expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * scale)
  }
}

function checkEach(name: string, check: (input: Fields, answer: Result) => void): void {
  fc.assert(
    fc.property(inputs[name], (input) => check({ ...input }, answerOf(name, input))),
    { numRuns: 100 }
  )
}

describe("an interval and the p-value beside it", () => {
  const agrees = (name: string, input: Fields) => {
    const { lower, upper, pValue } = answerOf(name, input)
    const alpha = 1 - Number(input.confidence)
    // Both are functions of one statistic; on the boundary itself rounding decides.
    if (lower !== null && upper !== null && Math.abs(pValue! / alpha - 1) > 1e-9) {
      expect(lower > 0 || upper < 0).toBe(pValue! < alpha)
    }
  }

  // The interval of the z test of two rates has another variance than its test: no pair.
  it.each([
    "npsDifference",
    "welchTTest",
    "welchTTestFromSamples",
    "winsorizedTTest",
    "ratioMetricDifference",
    "cuped",
    "msprt",
    "sequentialDifference",
    "asymptoticConfidenceSequence",
  ])("of %s agree on whether there is a difference", (name) => {
    checkEach(name, (input, { pValue }) => {
      agrees(name, input)
      // Just above and just below the p-value, where an interval ends near 0.
      if (pValue !== null && pValue > 1e-6 && pValue < 0.99) {
        agrees(name, { ...input, confidence: 1 - pValue * 1.001 })
        agrees(name, { ...input, confidence: 1 - pValue * 0.999 })
      }
    })
  })
})

/** The input with A and B in each other's place. */
function swapped(input: Fields): Fields {
  return Object.fromEntries(
    Object.entries(input).map(([name]) => {
      const other = name.endsWith("A") ? name.replace(/A$/, "B") : name.replace(/B$/, "A")
      const twin = { a: "b", b: "a" }[name] ?? (other in input ? other : name)
      return [name, input[twin]]
    })
  )
}

describe("arms that change places", () => {
  it.each([
    "npsDifference",
    "newcombeDifference",
    "agrestiCaffoDifference",
    "miettinenNurminenDifference",
    "twoProportionZTest",
    "welchTTest",
    "welchTTestFromSamples",
    "winsorizedTTest",
    "ratioMetricDifference",
    "cuped",
    "msprt",
    "sequentialDifference",
  ])("flip the signs of %s", (name) => {
    checkEach(name, (input, there) => {
      const back = answerOf(name, swapped(input))
      const size = Math.max(Math.abs(there.lower ?? 0), Math.abs(there.upper ?? 0))
      const flipped = (value: number | null) => (value === null ? null : -value)
      expectClose(back.difference, flipped(there.difference), size)
      expectClose(back.lower, flipped(there.upper), size)
      expectClose(back.upper, flipped(there.lower), size)
      if (there.pValue !== undefined) {
        expectClose(back.pValue, there.pValue)
      }
    })
  })

  it.each(["riskRatio", "oddsRatio"])("turn %s into its inverse", (name) => {
    checkEach(name, (input, there) => {
      const back = answerOf(name, swapped(input))
      expectClose(back.ratio! * there.ratio!, 1)
      expectClose(back.lower! * there.upper!, 1)
      expectClose(back.logStandardError, there.logStandardError)
    })
  })

  it("exchange what either arm costs, and what is left of the probability", () => {
    checkEach("betaBinomialComparison", (input, there) => {
      const back = answerOf("betaBinomialComparison", swapped(input))
      expectClose(back.probabilityBBeatsA! + there.probabilityBBeatsA!, 1)
      expectClose(back.expectedLossA, there.expectedLossB)
      expectClose(back.meanA, there.meanB)
    })
  })

  it("leave the other pairs to U of the ranks", () => {
    checkEach("mannWhitneyUTest", (input, there) => {
      const back = answerOf("mannWhitneyUTest", swapped(input))
      expectClose(back.probabilityOfSuperiority! + there.probabilityOfSuperiority!, 1)
      expectClose(back.pValue, there.pValue)
    })
  })
})

/** Fields in the unit of the money, with what they are multiplied by for another unit. */
const money: Record<string, { of: string[]; grows: string[] }> = {
  welchTTest: {
    of: ["meanA", "sdA", "meanB", "sdB"],
    grows: ["difference", "standardError", "lower", "upper"],
  },
  welchTTestFromSamples: {
    of: ["a", "b"],
    grows: ["difference", "standardError", "lower", "upper"],
  },
  ratioMetric: {
    of: ["numerators"],
    grows: ["ratio", "standardError", "lower", "upper"],
  },
  ratioMetricDifference: {
    of: ["a.numerators", "b.numerators"],
    grows: ["ratioA", "ratioB", "difference", "standardError", "lower", "upper"],
  },
  revenuePerRecipient: {
    of: ["revenues"],
    grows: ["mean", "sd", "standardError", "lower", "upper"],
  },
  cuped: {
    of: ["a.outcomes", "b.outcomes"],
    grows: ["theta", "meanA", "meanB", "difference", "standardError", "lower", "upper"],
  },
  winsorizedTTest: {
    of: ["a", "b"],
    grows: [
      ...["difference", "standardError", "lower", "upper"],
      ...["meanA", "meanB", "floor", "cap"],
    ],
  },
  winsorizedMean: {
    of: ["values"],
    grows: ["mean", "standardError", "lower", "upper", "floor", "cap"],
  },
  hodgesLehmann: { of: ["a", "b"], grows: ["shift", "lower", "upper"] },
  bootstrapInterval: {
    of: ["values"],
    grows: ["estimate", "lower", "upper", "bias", "standardError"],
  },
  bootstrapDifference: {
    of: ["a", "b"],
    grows: [
      ...["estimate", "lower", "upper", "bias", "standardError"],
      ...["statisticA", "statisticB"],
    ],
  },
  nonInferiorityOfMeans: {
    of: ["meanA", "sdA", "meanB", "sdB", "margin"],
    grows: ["difference", "standardError", "lower", "upper"],
  },
  fiellerUplift: {
    of: ["meanA", "standardErrorA", "meanB", "standardErrorB"],
    grows: [],
  },
  customerLifetimeValue: {
    of: ["gammaGamma.v", "customer.monetaryValue"],
    grows: ["expectedSpend", "value"],
  },
  mannWhitneyUTest: { of: ["a", "b"], grows: [] },
  asymptoticConfidenceSequence: {
    of: ["estimate", "standardError"],
    grows: ["halfWidth", "lower", "upper"],
  },
  intervalSummary: {
    of: ["intervals"],
    grows: ["mean", "sd", "median", "mad", "madScaled", "q1", "q3", "iqr", "min", "max"],
  },
}

function scaled(value: unknown, paths: string[], factor: number, path = ""): unknown {
  if (typeof value === "number") {
    return paths.includes(path) ? value * factor : value
  }
  if (Array.isArray(value)) {
    return value.map((inner: unknown) => scaled(inner, paths, factor, path))
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          scaled(inner, paths, factor, path === "" ? name : `${path}.${name}`),
        ])
      )
    : value
}

describe("money in cents instead of euros", () => {
  it.each(Object.keys(money))("makes %s 100 times as large, and no surer", (name) => {
    const { of, grows } = money[name]
    checkEach(name, (input, euros) => {
      const cents = answerOf(name, scaled(input, of, 100))
      const size = Math.max(0, ...grows.map((field) => Math.abs(euros[field] ?? 0)))
      Object.entries(euros).forEach(([field, value]) => {
        if (typeof value !== "number" && value !== null) {
          expect(cents[field]).toEqual(value)
          return
        }
        const factor = grows.includes(field) ? 100 : 1
        const expected = value === null ? null : value * factor
        expectClose(cents[field], expected, grows.includes(field) ? size * 100 : 1)
      })
    })
  })
})

/** Lists that belong together, entry by entry, in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [...(value as unknown[])].reverse()
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, reversed(inner)])
      )
    : value
}

/** Answers that are lists in the order of the input, or whose input has an order in time. */
const ordered = ["adjustPValues", "probabilityBest", "bgnbdLogLikelihood"]
const inTime = ["msprtSequence", "funnelRates"]
const lists = functionNames.filter(
  (name) =>
    name in validInputs &&
    !(name in cases) &&
    !inTime.includes(name) &&
    Object.values(Object(fc.sample(validInputs[name], { seed: 1, numRuns: 1 })[0])).some(
      (value) => typeof value === "object" && JSON.stringify(value).includes("[")
    )
)

describe("values in another order", () => {
  it("are tried on every function of lists", () => {
    expect(lists).toEqual(
      expect.arrayContaining(["cuped", "kaplanMeier", "ratioMetric", "srmTest"])
    )
  })

  it.each(lists)("do not matter to %s", (name) => {
    fc.assert(
      fc.property(inputs[name] ?? validInputs[name], (input) => {
        const there = call(name, input)
        const back = call(name, reversed(input))
        expectAlike(ordered.includes(name) ? reversed(back) : back, there)
      }),
      { numRuns: 50 }
    )
  })
})

function expectAlike(got: unknown, expected: unknown): void {
  if (typeof expected === "number") {
    expectClose(got as number, expected, 1)
  } else if (typeof expected === "object" && expected !== null) {
    expect(Object.keys(got as object)).toEqual(Object.keys(expected))
    Object.entries(expected).forEach(([name, value]) =>
      expectAlike((got as Fields)[name], value)
    )
  } else {
    expect(got).toEqual(expected)
  }
}
