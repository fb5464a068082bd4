import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { call, functionNames, primitives } from "./call"
import { cases } from "./cases"

type Case = { fn: string; input: Record<string, unknown>; expected: object }

const vectors: Case[] = JSON.parse(
  readFileSync(join(__dirname, "vectors-public.json"), "utf8")
)

/** A right input of each function, to be broken in one place. */
const rightInputs = new Map<string, object>([
  ...vectors
    .filter(({ expected }) => !("throws" in expected))
    .map(({ fn, input }) => [fn, input] as const)
    .reverse(),
  ...Object.entries(cases).map(([fn, { right }]) => [fn, right] as const),
])

/** Fields that have a default, in which `undefined` is right. */
const optionalFields = ["alternative", "sided", "ratio", "continuity"]

/** Fields that any string is right in. */
const freeText = ["name", "customerId"]

/** What is right in some fields of a function although it would be wrong elsewhere. */
const leniencyOf = (fn: string) => ({
  optional: cases[fn]?.optional ?? optionalFields,
  nullable: cases[fn]?.nullable ?? ["pValues"],
  freeText: cases[fn]?.freeText ?? freeText,
})

const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  const inner =
    typeof value === "object" && value !== null
      ? Object.keys(value).flatMap((key) => {
          const step = Array.isArray(value) ? Number(key) : key
          return paths(Reflect.get(value, key), [...path, step])
        })
      : []
  return path.length > 0 ? [path, ...inner] : inner
}

const at = (value: unknown, path: (string | number)[]): unknown =>
  path.reduce((inner: unknown, step) => Reflect.get(Object(inner), step), value)

const broken = (input: object, path: (string | number)[], wrong: unknown) => {
  const copy = structuredClone(input)
  const holder = Object(at(copy, path.slice(0, -1)))
  Reflect.set(holder, path.at(-1) ?? "", wrong)
  return copy
}

const written = (path: (string | number)[]) =>
  path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1)

/** Values that are wrong wherever the right one is. */
const wrongFor = (fn: string, right: unknown, path: (string | number)[]): unknown[] => {
  const field = String(path.findLast((step) => typeof step === "string"))
  const lenient = leniencyOf(fn)
  const missing = [
    ...(lenient.optional.includes(field) ? [] : [undefined]),
    ...(lenient.nullable.includes(field) ? [] : [null]),
  ]
  if (typeof right === "number") {
    return ["1", Number.NaN, Infinity, -Infinity, {}, true, ...missing]
  }
  if (typeof right === "string") {
    const otherText = lenient.freeText.includes(field) ? [] : ["no such thing", ""]
    return [0, {}, ...otherText, ...missing]
  }
  if (typeof right === "boolean") {
    return ["true", 1, ...missing]
  }
  return Array.isArray(right) ? [{}, "1", 1, ...missing] : [[], 1, ...missing]
}

const refusal = (fn: string, input: unknown): string => {
  try {
    return `no refusal, but ${JSON.stringify(call(fn, input))}`
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : "not an error"
  }
}

describe("each wrong field of each function is refused by its name", () => {
  it("and every function is tried", () => {
    expect([...rightInputs.keys()].sort()).toEqual([...functionNames].sort())
  })

  it.each([...rightInputs])("%s", (fn, input) => {
    const tried = paths(input).flatMap((path) =>
      wrongFor(fn, at(input, path), path).map((wrong) => ({ path, wrong }))
    )
    expect(tried.length).toBeGreaterThan(4)
    const missed = tried
      .map(({ path, wrong }) => ({
        path: written(path),
        wrong,
        answer: refusal(fn, broken(input, path, wrong)),
      }))
      .filter(({ path, answer }) => !answer.startsWith(`RangeError: ${path}`))
    expect(missed).toEqual([])
  })

  it.each([...rightInputs.keys()].filter((fn) => !primitives[fn]))(
    "%s without an object",
    (fn) => {
      for (const wrong of [undefined, null, 1, "1"]) {
        expect(refusal(fn, wrong)).toMatch(/^RangeError: input must be an object/)
      }
    }
  )
})

const arms = { successesA: 1, nA: 10, successesB: 2, nB: 10 }
const counts = { promoters: 1, passives: 1, detractors: 1 }
const rate = { baseline: 0.1, target: 0.2, alpha: 0.05 }
const params = { r: 1, alpha: 1, a: 1, b: 1 }
const customer = { frequency: 1, recency: 1, age: 2 }
const sample = { numerators: [1, 2], denominators: [1, 2] }
const level = { confidence: 0.95 }
const prior = { priorAlpha: 1, priorBeta: 1 }

const armFunctions: [string, object][] = [
  ["newcombeDifference", level],
  ["twoProportionZTest", level],
  ["relativeUplift", level],
  ["fisherExactTest", {}],
  ["riskRatio", { ...level, correction: "none" }],
  ["oddsRatio", { ...level, correction: "none" }],
  ["betaBinomialComparison", prior],
  ["msprt", { ...level, tau: 0.1 }],
  ["sequentialDifference", { ...level, optimalSampleSize: 100 }],
]

describe("what no value can be right for is refused", () => {
  it.each([
    ...armFunctions.flatMap(([fn, more]): [string, object, string][] => [
      [
        fn,
        { ...arms, ...more, successesA: 11 },
        "successesA must not be above nA (10), got 11",
      ],
      [
        fn,
        { ...arms, ...more, successesB: 11 },
        "successesB must not be above nB (10), got 11",
      ],
      [
        fn,
        { ...arms, ...more, nA: 9.5 },
        "nA must be a whole number, 0 or more, got 9.5",
      ],
      [fn, { ...arms, ...more, successesB: -1 }, "successesB must be a whole number"],
    ]),
    [
      "nps",
      { ...counts, promoters: -1 },
      "promoters must be a whole number, 0 or more, got -1",
    ],
    ["nps", { ...counts, passives: 1.5 }, "passives must be a whole number"],
    [
      "npsFromRatings",
      { ratings: [9, 11, 3] },
      "ratings[1] must be a whole number from 0 to 10",
    ],
    [
      "npsFromRatings",
      { ratings: [9, -1] },
      "ratings[1] must be a whole number from 0 to 10",
    ],
    [
      "npsFromRatings",
      { ratings: [9.5] },
      "ratings[0] must be a whole number from 0 to 10",
    ],
    ["npsFromRatings", { ratings: Array.from({ length: 2 }) }, "ratings[0] must be"],
    [
      "npsInterval",
      { ...counts, confidence: 0, method: "wald" },
      "confidence must be a number",
    ],
    [
      "npsInterval",
      { ...counts, confidence: 1, method: "wald" },
      "confidence must be a number",
    ],
    ["npsInterval", { ...counts, ...level, method: "Wald" }, 'method must be "wald" or'],
    [
      "npsSampleSize",
      { promoterShare: 0.6, detractorShare: 0.5, margin: 5, ...level },
      "promoterShare + detractorShare must not be above 1, got 1.1",
    ],
    [
      "npsSampleSize",
      { promoterShare: 0, detractorShare: 0, margin: 0, ...level },
      "margin",
    ],
    [
      "wilsonInterval",
      { successes: 3, n: 2, ...level },
      "successes must not be above n (2)",
    ],
    [
      "clopperPearsonInterval",
      { successes: 3, n: 2, ...level },
      "successes must not be above",
    ],
    [
      "betaCredibleInterval",
      { successes: 3, n: 2, ...prior, ...level },
      "successes must not be",
    ],
    [
      "betaCredibleInterval",
      { successes: 1, n: 2, priorAlpha: 0, priorBeta: 1, ...level },
      "priorAlpha must be a number above 0, at most 1000000000000000, got 0",
    ],
    [
      "chiSquareTest",
      { successes: [1], totals: [2], yates: false },
      "successes must have 2",
    ],
    [
      "chiSquareTest",
      { successes: [1, 2], totals: [2], yates: false },
      "totals must have 2",
    ],
    [
      "chiSquareTest",
      { successes: [1, 2, 3], totals: [4, 4], yates: false },
      "totals must have as many entries as successes (3), got an array of 2",
    ],
    [
      "gTest",
      { successes: [1, 5], totals: [2, 4] },
      "successes[1] must not be above totals[1]",
    ],
    [
      "srmTest",
      { observed: [1, 2], weights: [1, 0] },
      "weights[1] must be a finite number above",
    ],
    ["srmTest", { observed: [1], weights: [1] }, "observed must have 2 entries or more"],
    [
      "srmTest",
      { observed: [1, 2, 3], weights: [1, 1] },
      "weights must have as many entries",
    ],
    ["fisherExactTest", { ...arms, alternative: "greater than" }, "alternative must be"],
    ["fisherExactTest", { ...arms, alternative: null }, "alternative must be"],
    ["riskRatio", { ...arms, ...level, correction: "Haldane" }, "correction must be"],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 0.8, method: "exact" },
      "method must be",
    ],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 0.8, method: "evan-miller", ratio: 2 },
      'ratio must be 1 with method "evan-miller", got 2',
    ],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 1, method: "pooled" },
      "power must be",
    ],
    [
      "sampleSizeTwoProportions",
      { ...rate, power: 0.8, method: "pooled", ratio: 0 },
      "ratio",
    ],
    [
      "powerTwoProportions",
      { ...rate, nA: 10, nB: 10, strict: false, sided: 3 },
      "sided must be 1 or 2, got 3",
    ],
    [
      "powerTwoProportions",
      { ...rate, target: 1.01, nA: 1, nB: 1, strict: false },
      "target",
    ],
    [
      "minimumDetectableEffect",
      { baseline: 0.1, nPerGroup: 10, alpha: 0.05, power: 0.8, direction: "up" },
      'direction must be "increase" or "decrease", got "up"',
    ],
    ["sampleSizeMeans", { difference: 1, sd: -1, alpha: 0.05, power: 0.8 }, "sd must be"],
    [
      "welchTTest",
      { meanA: 1, sdA: 1, nA: 2, meanB: 1, sdB: -0.1, nB: 2, ...level },
      "sdB must be a finite number, 0 or more, got -0.1",
    ],
    [
      "adjustPValues",
      { pValues: [0.5, 1.01], method: "holm" },
      "pValues[1] must be null or",
    ],
    ["adjustPValues", { pValues: [-0.1], method: "holm" }, "pValues[0] must be null or"],
    ["adjustPValues", { pValues: [0.1], method: "fdr" }, "method must be"],
    ["adjustPValues", { pValues: [0.1], method: "toString" }, "method must be"],
    [
      "probabilityBest",
      { variants: [{ successes: 1, n: 2 }], ...prior },
      "variants must have 2 entries or more, got an array of 1",
    ],
    [
      "probabilityBest",
      {
        variants: [
          { successes: 1, n: 2 },
          { successes: 3, n: 2 },
        ],
        ...prior,
      },
      "variants[1].successes must not be above variants[1].n (2), got 3",
    ],
    [
      "msprt",
      { ...arms, ...level, tau: 0 },
      "tau must be a finite number above 0, got 0",
    ],
    [
      "msprtSequence",
      { looks: [arms, { ...arms, successesB: 99 }], tau: 0.1 },
      "looks[1].successesB must not be above looks[1].nB (10), got 99",
    ],
    [
      "asymptoticConfidenceSequence",
      { estimate: 1, standardError: -1, n: 1, ...level, optimalSampleSize: 1 },
      "standardError must be",
    ],
    [
      "ratioMetric",
      { numerators: [1, 2], denominators: [1], ...level },
      "denominators must have",
    ],
    [
      "ratioMetricDifference",
      { a: sample, b: { numerators: [1], denominators: [] }, ...level },
      "b.denominators must have as many entries as b.numerators (1), got an array of 0",
    ],
    [
      "revenuePerRecipient",
      { revenues: [1, 2], recipients: 1, ...level },
      "revenues must have no more entries than recipients (1), got an array of 2",
    ],
    [
      "cuped",
      {
        a: { outcomes: [1, 2], covariates: [1, 2] },
        b: { outcomes: [1, 2], covariates: [1] },
        ...level,
      },
      "b.covariates must have as many entries as b.outcomes (2), got an array of 1",
    ],
    [
      "kaplanMeier",
      { times: [1, 2], events: [1, 2], ...level, ciType: "log" },
      "events[1] must be 0 or 1, got 2",
    ],
    [
      "kaplanMeier",
      { times: [-1], events: [1], ...level, ciType: "log" },
      "times[0] must be",
    ],
    [
      "kaplanMeier",
      { times: [1], events: [], ...level, ciType: "log" },
      "events must have as",
    ],
    [
      "kaplanMeier",
      { times: [1], events: [1], ...level, ciType: "loglog" },
      "ciType must be",
    ],
    [
      "bgnbdLogLikelihood",
      { params, customers: [customer, customer, customer, { ...customer, recency: -1 }] },
      "customers[3].recency must be a finite number, 0 or more, got -1",
    ],
    [
      "bgnbdLogLikelihood",
      { params, customers: [customer, { ...customer, recency: 3 }] },
      "customers[1].recency must not be above customers[1].age (2), got 3",
    ],
    [
      "bgnbdProbabilityAlive",
      { params, customer: { ...customer, frequency: 0 } },
      "customer.recency must be 0 with a frequency of 0, got 1",
    ],
    [
      "bgnbdProbabilityAlive",
      { params: { ...params, alpha: 0 }, customer },
      "params.alpha must be a finite number above 0, got 0",
    ],
    [
      "bgnbdConditionalExpectedPurchases",
      { params, customer: { ...customer, frequency: 1.5 }, horizon: 1 },
      "customer.frequency must be a whole number",
    ],
    [
      "bgnbdExpectedPurchases",
      { params, horizon: -1 },
      "horizon must be a finite number, 0 or",
    ],
    [
      "intervalSummary",
      { intervals: [1, -1] },
      "intervals[1] must be a finite number, 0 or",
    ],
    [
      "orderIntervals",
      { dates: ["2024-02-30"], mergeSameDay: true },
      'dates[0] must be an ISO 8601 date such as 2024-03-01 or 2024-03-01T10:00:00Z, got "2024-02-30"',
    ],
    [
      "reorderPrediction",
      { dates: ["2024-03-02T10:00:00Z"], asOf: "2024-03-01T23:00:00Z" },
      "asOf must not be before the last order (2024-03-02T00:00:00.000Z)",
    ],
    ["reorderPrediction", { dates: [], asOf: "soon" }, "asOf must be an ISO 8601 date"],
    [
      "cohortRetention",
      { orders: [], granularity: "day", asOf: "2024-03-01" },
      'granularity must be "month" or "week", got "day"',
    ],
    [
      "cohortRetention",
      {
        orders: [{ customerId: "a", date: "1 May" }],
        granularity: "week",
        asOf: "2024-01-01",
      },
      "orders[0].date must be an ISO 8601 date",
    ],
    ["funnelRates", { steps: [], ...level }, "steps must have an entry or more"],
    [
      "funnelRates",
      {
        steps: [
          { name: "sent", count: 1 },
          { name: "opened", count: 2 },
        ],
        ...level,
      },
      "steps[1].count must not be above steps[0].count (1), got 2",
    ],
    [
      "normalQuantile",
      { p: 0 },
      "p must be a number between 0 and 1, both excluded, got 0",
    ],
    [
      "normalQuantile",
      { p: 1 },
      "p must be a number between 0 and 1, both excluded, got 1",
    ],
    ["studentTQuantile", { p: 0, df: 3 }, "p must be a number between 0 and 1"],
    ["studentTQuantile", { p: 0.5, df: 0 }, "df must be a finite number above 0, got 0"],
    ["studentTQuantile", { p: 1e-300, df: 0.5 }, "the quantile must be a finite number"],
    ["studentTTwoSidedP", { t: 1, df: -1 }, "df must be a finite number above 0, got -1"],
    ["chiSquareSf", { x: 1, df: 0 }, "df must be a finite number above 0, got 0"],
    ["fSf", { x: 1, df1: 1, df2: 0 }, "df2 must be a finite number above 0, got 0"],
    [
      "regularizedBeta",
      { x: 1.1, a: 1, b: 1 },
      "x must be a number from 0 to 1, got 1.1",
    ],
    [
      "regularizedBeta",
      { x: 0.5, a: 0, b: 1 },
      "a must be a number above 0, at most 1000000000000000, got 0",
    ],
    ["betaQuantile", { p: -0.1, a: 1, b: 1 }, "p must be a number from 0 to 1, got -0.1"],
    ["logGamma", { x: 0 }, "x must be a number above 0, at most 2.5e+305, got 0"],
    ["logGamma", { x: 1e306 }, "x must be a number above 0, at most 2.5e+305"],
  ] as [string, object, string][])("%s(%j)", (fn, input, message) => {
    const answer = refusal(fn, input)
    expect(answer.slice(0, `RangeError: ${message}`.length)).toBe(
      `RangeError: ${message}`
    )
  })
})
