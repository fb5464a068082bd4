import fc, { type Arbitrary } from "fast-check"
import { mixedArms, npsCounts } from "./inputs"

type Fields = Record<string, unknown>

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
export const variedInputs: Record<string, Arbitrary<object>> = {
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
