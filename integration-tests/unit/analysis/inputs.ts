import fc, { type Arbitrary } from "fast-check"

/** Successes and trials of two arms. */
export type ArmCounts = {
  successesA: number
  nA: number
  successesB: number
  nB: number
}

const count = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 500 }),
  fc.integer({ min: 0, max: 2_000_000 })
)
const finite = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true })
)
const nonNegative = finite.map(Math.abs)
const positive = fc.oneof(
  fc.constantFrom(0.5, 1, 2),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
  fc.double({ min: 1e-300, max: 1e300, noNaN: true })
)
/** Priors and parameters: sizes that a model is ever given. */
const moderate = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
const share = fc.oneof(
  fc.constantFrom(0, 1, 0.5),
  fc.double({ min: 0, max: 1, noNaN: true })
)
const level = fc.oneof(
  fc.constantFrom(0.95, 0.9, 0.05),
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
)
const alternative = fc.constantFrom("two-sided", "greater", "less", undefined)
const correction = fc.constantFrom("none", "haldane")
const sided = fc.constantFrom(1, 2, undefined)

export const npsCounts = fc.record({
  promoters: count,
  passives: count,
  detractors: count,
})

/** Some successes out of so many: often none or all. */
export const proportion = fc
  .tuple(count, fc.integer({ min: 0, max: 1000 }))
  .map(([n, perMille]) => ({ successes: Math.round((n * perMille) / 1000), n }))

export const arms = fc.tuple(proportion, proportion).map(([a, b]) => ({
  successesA: a.successes,
  nA: a.n,
  successesB: b.successes,
  nB: b.n,
}))

const some = fc.integer({ min: 1, max: 100_000 })

/** Two arms with successes and failures in each. */
export const mixedArms = fc
  .tuple(some, some, some, some)
  .map(([successesA, failuresA, successesB, failuresB]) => ({
    successesA,
    nA: successesA + failuresA,
    successesB,
    nB: successesB + failuresB,
  }))

/** Two arms that both have data. */
export const triedArms = fc.oneof(
  mixedArms,
  arms.filter(({ nA, nB }) => nA > 0 && nB > 0)
)

const variants = fc.array(proportion, { minLength: 2, maxLength: 5 }).map((list) => ({
  successes: list.map(({ successes }) => successes),
  totals: list.map(({ n }) => n),
}))

const pairs = (names: [string, string]) =>
  fc
    .array(fc.tuple(finite, fc.oneof(fc.constant(0), finite)), { maxLength: 12 })
    .map((list) => ({
      [names[0]]: list.map(([first]) => first),
      [names[1]]: list.map(([, second]) => second),
    }))

const ratioSample = pairs(["numerators", "denominators"])
const cupedArm = pairs(["outcomes", "covariates"])

const day = fc.date({
  min: new Date("2015-01-01T00:00:00Z"),
  max: new Date("2026-12-31T00:00:00Z"),
  noInvalidDate: true,
})
const isoDate = day.map((date) => date.toISOString())

const params = fc.record({ r: moderate, alpha: moderate, a: moderate, b: moderate })
const customer = fc
  .tuple(
    fc.integer({ min: 0, max: 600 }),
    moderate,
    fc.double({ min: 0, max: 1, noNaN: true })
  )
  .map(([frequency, age, part]) => ({
    frequency,
    recency: frequency === 0 ? 0 : age * part,
    age,
  }))

const prior = { priorAlpha: moderate, priorBeta: moderate }

/** Builds an object of some of another's fields, each from its own arbitrary. */
const merge = (base: Arbitrary<object>, more: Record<string, Arbitrary<unknown>>) =>
  fc.tuple(base, fc.record(more)).map(([first, second]) => ({ ...first, ...second }))

/** Any right input of each function, with the edges that its rules speak of. */
export const validInputs: Record<string, Arbitrary<object>> = {
  nps: npsCounts,
  npsFromRatings: fc.record({ ratings: fc.array(fc.integer({ min: 0, max: 10 })) }),
  npsInterval: merge(npsCounts, {
    confidence: level,
    method: fc.constantFrom("wald", "adjusted-wald"),
  }),
  npsDifference: fc.record({
    a: npsCounts,
    b: npsCounts,
    confidence: level,
    adjusted: fc.boolean(),
  }),
  npsSampleSize: fc
    .tuple(share, share, positive, level)
    .map(([promoterShare, part, margin, confidence]) => ({
      promoterShare,
      detractorShare: (1 - promoterShare) * part,
      margin,
      confidence,
    })),
  wilsonInterval: merge(proportion, { confidence: level }),
  clopperPearsonInterval: merge(proportion, { confidence: level }),
  betaCredibleInterval: merge(proportion, { ...prior, confidence: level }),
  newcombeDifference: merge(arms, { confidence: level }),
  twoProportionZTest: merge(arms, { confidence: level, alternative }),
  relativeUplift: merge(arms, { confidence: level }),
  chiSquareTest: merge(variants, { yates: fc.boolean() }),
  gTest: variants,
  fisherExactTest: merge(arms, { alternative }),
  riskRatio: merge(arms, { confidence: level, correction }),
  oddsRatio: merge(arms, { confidence: level, correction }),
  sampleSizeTwoProportions: fc.oneof(
    fc.record({
      baseline: share,
      target: share,
      alpha: level,
      power: level,
      sided,
      method: fc.constant("pooled"),
      ratio: fc.option(positive, { nil: undefined }),
    }),
    fc.record({
      baseline: share,
      target: share,
      alpha: level,
      power: level,
      sided,
      method: fc.constant("evan-miller"),
    })
  ),
  powerTwoProportions: fc.record({
    baseline: share,
    target: share,
    nA: count,
    nB: count,
    alpha: level,
    sided,
    strict: fc.boolean(),
  }),
  minimumDetectableEffect: fc.record({
    baseline: share,
    nPerGroup: count,
    alpha: level,
    power: level,
    sided,
    direction: fc.constantFrom("increase", "decrease"),
  }),
  sampleSizeMeans: fc.record({
    difference: finite,
    sd: nonNegative,
    alpha: level,
    power: level,
    sided,
  }),
  welchTTest: fc.record({
    meanA: finite,
    sdA: nonNegative,
    nA: count,
    meanB: finite,
    sdB: nonNegative,
    nB: count,
    confidence: level,
    alternative,
  }),
  welchTTestFromSamples: fc.record({
    a: fc.array(finite, { maxLength: 12 }),
    b: fc.array(finite, { maxLength: 12 }),
    confidence: level,
    alternative,
  }),
  mannWhitneyUTest: fc.record({
    a: fc.array(finite, { maxLength: 12 }),
    b: fc.array(finite, { maxLength: 12 }),
    alternative,
    continuity: fc.constantFrom(true, false, undefined),
  }),
  adjustPValues: fc.record({
    pValues: fc.array(fc.oneof(share, fc.constant(null))),
    method: fc.constantFrom(
      "holm",
      "hochberg",
      "bonferroni",
      "benjamini-hochberg",
      "benjamini-yekutieli"
    ),
  }),
  srmTest: fc
    .array(fc.tuple(count, positive), { minLength: 2, maxLength: 5 })
    .map((list) => ({
      observed: list.map(([observed]) => observed),
      weights: list.map(([, weight]) => weight),
    })),
  betaBinomialComparison: merge(arms, prior),
  probabilityBest: fc.record({
    variants: fc.array(proportion, { minLength: 2, maxLength: 4 }),
    ...prior,
  }),
  msprt: merge(arms, { tau: positive, confidence: level }),
  msprtSequence: fc.record({ looks: fc.array(arms, { maxLength: 6 }), tau: positive }),
  asymptoticConfidenceSequence: fc.record({
    estimate: finite,
    standardError: nonNegative,
    n: count,
    confidence: level,
    optimalSampleSize: positive,
  }),
  sequentialDifference: merge(arms, { confidence: level, optimalSampleSize: positive }),
  ratioMetric: merge(ratioSample, { confidence: level }),
  ratioMetricDifference: fc.record({ a: ratioSample, b: ratioSample, confidence: level }),
  revenuePerRecipient: fc
    .tuple(fc.array(finite, { maxLength: 8 }), count, level)
    .map(([revenues, others, confidence]) => ({
      revenues,
      recipients: revenues.length + others,
      confidence,
    })),
  cuped: fc.record({ a: cupedArm, b: cupedArm, confidence: level }),
  kaplanMeier: fc
    .tuple(
      fc.array(fc.tuple(nonNegative, fc.constantFrom(0, 1)), { maxLength: 15 }),
      level,
      fc.constantFrom("plain", "log", "log-log")
    )
    .map(([list, confidence, ciType]) => ({
      times: list.map(([time]) => time),
      events: list.map(([, event]) => event),
      confidence,
      ciType,
    })),
  bgnbdLogLikelihood: fc.record({
    params,
    customers: fc.array(customer, { maxLength: 6 }),
  }),
  bgnbdProbabilityAlive: fc.record({ params, customer }),
  bgnbdConditionalExpectedPurchases: fc.record({ params, customer, horizon: moderate }),
  bgnbdExpectedPurchases: fc.record({ params, horizon: nonNegative }),
  intervalSummary: fc.record({ intervals: fc.array(nonNegative, { maxLength: 12 }) }),
  orderIntervals: fc.record({
    dates: fc.array(isoDate, { maxLength: 8 }),
    mergeSameDay: fc.boolean(),
  }),
  reorderPrediction: fc
    .tuple(fc.array(isoDate, { maxLength: 8 }), fc.integer({ min: 0, max: 500 }))
    .map(([dates, days]) => {
      const last = Math.max(0, ...dates.map((date) => Date.parse(date)))
      return { dates, asOf: new Date(last + days * 86_400_000).toISOString() }
    }),
  cohortRetention: fc.record({
    orders: fc.array(
      fc.record({
        customerId: fc.constantFrom("a", "b", "c", "__proto__"),
        date: isoDate,
      }),
      { maxLength: 12 }
    ),
    granularity: fc.constantFrom("month", "week"),
    asOf: isoDate,
  }),
  funnelRates: fc.record({
    steps: fc
      .array(count, { minLength: 1, maxLength: 5 })
      .map((counts) =>
        counts
          .sort((first, second) => second - first)
          .map((size, index) => ({ name: `step ${index}`, count: size }))
      ),
    confidence: level,
  }),
  normalCdf: fc.record({ x: finite }),
  normalSf: fc.record({ x: finite }),
  normalQuantile: fc.record({ p: level }),
  studentTTwoSidedP: fc.record({ t: finite, df: positive }),
  studentTQuantile: fc.record({
    p: level,
    df: fc.double({ min: 3, max: 1e9, noNaN: true }),
  }),
  chiSquareSf: fc.record({ x: finite, df: moderate }),
  fSf: fc.record({ x: finite, df1: moderate, df2: moderate }),
  regularizedBeta: fc.record({ x: share, a: moderate, b: moderate }),
  betaQuantile: fc.record({ p: share, a: moderate, b: moderate }),
  logGamma: fc.record({ x: positive }),
}
