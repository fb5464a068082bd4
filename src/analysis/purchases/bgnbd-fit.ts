import { list, optional } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { finiteOrNull } from "../numbers/finite-or-null"
import { maximizePositive } from "../numbers/maximize-positive"
import { sum } from "../samples/sum"
import { bgnbdDerivatives } from "./bgnbd-derivatives"
import {
  bgnbdCustomer,
  bgnbdParams,
  checkCustomer,
  type BgnbdCustomer,
  type BgnbdParams,
} from "./bgnbd-model"
import { fitOutcome, smallSampleWarnings } from "./fit-outcome"

/** Estimates of a BG/NBD model, with how far they may be trusted. */
export type BgnbdFitResult = {
  r: number | null
  alpha: number | null
  a: number | null
  b: number | null
  logLikelihood: number | null
  standardErrors: BgnbdParams | null
  converged: boolean
  iterations: number
  warnings: string[]
}

/**
 * Fits the BG/NBD model of repeat purchases (beta-geometric / negative binomial distribution)
 * to the customers of a shop, by maximum likelihood: how often they buy while they are
 * customers, and how soon they leave.
 *
 * The parameters that maximise {@link bgnbdLogLikelihood}, by Newton's method with exact
 * second derivatives on the logs of the parameters, from several starts; standard errors
 * from the inverse of the observed information. In another unit of time alpha alone changes.
 * Assumes what the likelihood does, and customers who came at random.
 *
 * Reference: Fader, Hardie & Lee 2005, Marketing Science 24:275.
 *
 * @param input - all times in one unit; one-time buyers belong in it. `start` is a guess that
 *   is tried besides the built-in ones
 * @returns all numbers `null` without a repeat purchase or without any time passed. Where the
 *   likelihood has no maximum, as when nobody has dropped out, `converged` is false, the
 *   parameters are the best within wide bounds, without standard errors, and a warning says so
 * @throws RangeError when a frequency is not a whole number of 0 or more, a time is below 0,
 *   recency is above age or not 0 with frequency 0, or a parameter of `start` is not above 0
 * @example
 * const customers = [
 *   { frequency: 1, recency: 4, age: 37 },
 *   { frequency: 8, recency: 28, age: 32 },
 *   { frequency: 2, recency: 1, age: 24 },
 *   { frequency: 2, recency: 44, age: 48 },
 *   { frequency: 1, recency: 3, age: 22 },
 * ]
 * bgnbdFit({ customers }).alpha // 5.51532
 * bgnbdFit({ customers }).standardErrors.alpha // 8.20534
 * bgnbdFit({ customers }).warnings.length // 2
 */
export function bgnbdFit(input: {
  customers: BgnbdCustomer[]
  start?: BgnbdParams
}): BgnbdFitResult {
  checkInput(input, { customers: list(bgnbdCustomer), start: optional(bgnbdParams) })
  const { customers, start } = input
  customers.forEach((customer, index) => checkCustomer(customer, `customers[${index}]`))
  const repeats = customers.filter(({ frequency }) => frequency > 0).length
  if (repeats === 0) {
    return noFit("no repeat purchases")
  }
  const unit = meanTimeBetweenPurchases(customers)
  const purchases = sum(customers.map(({ frequency }) => frequency))
  const found = maximizePositive(
    bgnbdDerivatives(customers.map((customer) => inUnit(customer, unit))),
    [...(start ? [[start.r, start.alpha / unit, start.a, start.b]] : []), ...starts]
  )
  const fit = fitOutcome(found, { r: 1, alpha: unit, a: 1, b: 1 })
  if (!fit) {
    return noFit("the times are too long or too short")
  }
  return {
    ...fit.estimates,
    logLikelihood: finiteOrNull(found.value - purchases * Math.log(unit)),
    standardErrors: fit.standardErrors,
    converged: fit.converged,
    iterations: fit.iterations,
    warnings: [
      ...smallSampleWarnings(repeats, "the median and MAD of order intervals are safer"),
      ...fit.warnings,
    ],
  }
}

/** A few kinds of shop: alpha is in the mean time between purchases. */
const starts = [
  [1, 1, 1, 3],
  [0.3, 0.2, 0.5, 2],
  [5, 5, 0.2, 2],
]

/** All customers' time over all their purchases; that of the longest age is put before. */
function meanTimeBetweenPurchases(customers: BgnbdCustomer[]): number {
  const longest = Math.max(...customers.map(({ age }) => age))
  const ages = sum(customers.map(({ age }) => age / longest))
  return longest * (ages / sum(customers.map(({ frequency }) => frequency)))
}

function inUnit({ frequency, recency, age }: BgnbdCustomer, unit: number): BgnbdCustomer {
  return { frequency, recency: recency / unit, age: age / unit }
}

function noFit(reason: string): BgnbdFitResult {
  return {
    r: null,
    alpha: null,
    a: null,
    b: null,
    logLikelihood: null,
    standardErrors: null,
    converged: false,
    iterations: 0,
    warnings: [`${reason}: nothing can be fitted`],
  }
}
