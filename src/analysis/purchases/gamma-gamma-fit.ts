import { list } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { clamp } from "../numbers/clamp"
import { finiteOrNull } from "../numbers/finite-or-null"
import { maximizePositive } from "../numbers/maximize-positive"
import { mean, sum } from "../samples/sum"
import { covariance, variance } from "../samples/variance"
import { fitOutcome, smallSampleWarnings } from "./fit-outcome"
import { gammaGammaDerivatives } from "./gamma-gamma-derivatives"
import {
  checkSpender,
  gammaGammaCustomer,
  type GammaGammaCustomer,
  type GammaGammaParams,
} from "./gamma-gamma-model"

/** Estimates of a gamma-gamma model, with how far they may be trusted. */
export type GammaGammaFitResult = {
  p: number | null
  q: number | null
  v: number | null
  logLikelihood: number | null
  standardErrors: GammaGammaParams | null
  converged: boolean
  iterations: number
  /** How many customers were used: those with a repeat purchase. */
  customers: number
  /** How many were left out for having none. */
  leftOut: number
  /** Pearson's, of frequency and monetary value, which the model assumes to be 0. */
  correlation: number | null
  warnings: string[]
}

/**
 * Fits the gamma-gamma model of what customers spend on an order, by maximum likelihood: how
 * much the orders of a customer differ, and how much customers do.
 *
 * Newton's method with exact second derivatives on the logs of the parameters, from several
 * starts; standard errors from the inverse of the observed information. In another currency v
 * alone changes. Assumes that how much is spent does not depend on how often, nor changes.
 *
 * Reference: Fader & Hardie 2013, "The gamma-gamma model of monetary value",
 * brucehardie.com/notes/025, eq. 3; R BTYD `spend.EstimateParameters`.
 *
 * @param input - `frequency` counts repeat purchases, `monetaryValue` is their mean value;
 *   customers without any are left out
 * @returns all numbers `null` without a repeat purchase. Where the likelihood has no maximum,
 *   as when all spend alike, `converged` is false, the parameters are the best within wide
 *   bounds, without standard errors, and a warning says so
 * @throws RangeError when a frequency is not a whole number of 0 or more, or a monetary value
 *   is below 0, or 0 with a frequency above 0
 * @example
 * const customers = [
 *   { frequency: 2, monetaryValue: 22 },
 *   { frequency: 1, monetaryValue: 12 },
 *   { frequency: 0, monetaryValue: 0 },
 *   { frequency: 4, monetaryValue: 74 },
 *   { frequency: 3, monetaryValue: 20 },
 *   { frequency: 5, monetaryValue: 35 },
 * ]
 * gammaGammaFit({ customers }).q // 4.4677
 * gammaGammaFit({ customers }).standardErrors.q // 4.81096
 * gammaGammaFit({ customers }).leftOut // 1
 */
export function gammaGammaFit(input: {
  customers: GammaGammaCustomer[]
}): GammaGammaFitResult {
  checkInput(input, { customers: list(gammaGammaCustomer) })
  input.customers.forEach((customer, index) =>
    checkSpender(customer, `customers[${index}]`)
  )
  const customers = input.customers.filter(({ frequency }) => frequency > 0)
  const counts = {
    customers: customers.length,
    leftOut: input.customers.length - customers.length,
  }
  if (customers.length === 0) {
    return noFit(counts, "no repeat purchases")
  }
  const logs = customers.map(({ monetaryValue }) => Math.log(monetaryValue))
  const unit = Math.exp(mean(logs))
  const found = maximizePositive(
    gammaGammaDerivatives(
      customers.map(({ frequency, monetaryValue }) => ({
        frequency,
        monetaryValue: monetaryValue / unit,
      }))
    ),
    starts
  )
  const fit = fitOutcome(found, { p: 1, q: 1, v: unit })
  if (!fit) {
    return noFit(counts, "the monetary values are too large or too small")
  }
  const related = correlationOf(customers)
  return {
    ...fit.estimates,
    logLikelihood: finiteOrNull(found.value - sum(logs)),
    standardErrors: fit.standardErrors,
    converged: fit.converged,
    iterations: fit.iterations,
    ...counts,
    correlation: related,
    warnings: [
      ...smallSampleWarnings(customers.length, "the mean value of an order is safer"),
      ...fit.warnings,
      ...(fit.estimates.q <= 1 ? ["q is 1 or less: the mean of all does not exist"] : []),
      ...relationWarnings(related, customers.length),
    ],
  }
}

/** v is in the mean monetary value. */
const starts = [
  [2, 3, 2],
  [10, 10, 1],
  [0.5, 1.5, 2],
]

/** The authors of the model accept the 0.11 of their own data. */
const noticeable = 0.2

function relationWarnings(related: number | null, customers: number): string[] {
  const size = Math.abs(related ?? 0)
  return size >= noticeable && size * Math.sqrt(customers) > 2
    ? [
        `the value of orders is related to their frequency (correlation ${related!.toFixed(2)}): the model assumes that it is not`,
      ]
    : []
}

function correlationOf(customers: GammaGammaCustomer[]): number | null {
  if (customers.length < 2) {
    return null
  }
  const frequencies = sharesOfLargest(customers.map(({ frequency }) => frequency))
  const values = sharesOfLargest(customers.map(({ monetaryValue }) => monetaryValue))
  const deviations = Math.sqrt(variance(frequencies)) * Math.sqrt(variance(values))
  return finiteOrNull(clamp(covariance(frequencies, values) / deviations, -1, 1))
}

/** Their products cannot overflow. */
function sharesOfLargest(values: number[]): number[] {
  const largest = values.reduce((most, value) => Math.max(most, value))
  return values.map((value) => value / largest)
}

function noFit(
  counts: { customers: number; leftOut: number },
  reason: string
): GammaGammaFitResult {
  return {
    p: null,
    q: null,
    v: null,
    logLikelihood: null,
    standardErrors: null,
    converged: false,
    iterations: 0,
    ...counts,
    correlation: null,
    warnings: [`${reason}: nothing can be fitted`],
  }
}
