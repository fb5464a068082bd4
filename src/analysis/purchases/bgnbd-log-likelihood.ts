import { list } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { finiteOrNull } from "../numbers/finite-or-null"
import { logBeta } from "../numbers/incomplete-beta"
import { logGamma } from "../numbers/log-gamma"
import {
  bgnbdCustomer,
  bgnbdParams,
  checkCustomer,
  logDropoutOdds,
  type BgnbdCustomer,
  type BgnbdParams,
} from "./bgnbd-model"

/** Natural logarithms: of all customers together, and of each in the given order. */
export type BgnbdLogLikelihoodResult = {
  value: number | null
  perCustomer: (number | null)[]
}

/**
 * Log-likelihood of the BG/NBD model of repeat purchases (beta-geometric / negative binomial
 * distribution), of all customers and of each: what fitting the parameters maximises.
 *
 * Γ(r + x) α^r / Γ(r) times B(a, b + x) / B(a, b) times (α + T)^-(r + x), plus for x > 0 the
 * term of having dropped out after the last purchase; all in logs, for any frequency.
 * Assumes purchases at a constant rate while alive, a drop-out chance after each purchase,
 * and that both vary independently among customers.
 *
 * Reference: Fader, Hardie & Lee 2005, Marketing Science 24:275, eq. 6; R BTYD `bgnbd.LL`.
 *
 * @param input - times of all customers and of alpha in one unit
 * @returns 0 for no customers
 * @throws RangeError when a parameter is not above 0, a frequency is not a whole number of 0
 *   or more, a time is below 0, recency is above age, or recency is not 0 with frequency 0
 * @example
 * const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
 * const customers = [
 *   { frequency: 0, recency: 0, age: 35.36 },
 *   { frequency: 5, recency: 16.26, age: 23.39 },
 * ]
 * bgnbdLogLikelihood({ params, customers }).perCustomer // [-0.534219, -15.2897]
 */
export function bgnbdLogLikelihood(input: {
  params: BgnbdParams
  customers: BgnbdCustomer[]
}): BgnbdLogLikelihoodResult {
  checkInput(input, { params: bgnbdParams, customers: list(bgnbdCustomer) })
  const { params, customers } = input
  customers.forEach((customer, index) => checkCustomer(customer, `customers[${index}]`))
  const logs = customers.map((customer) => logLikelihood(params, customer))
  return {
    value: finiteOrNull(logs.reduce((sum, log) => sum + log, 0)),
    perCustomer: logs.map(finiteOrNull),
  }
}

function logLikelihood(params: BgnbdParams, customer: BgnbdCustomer): number {
  const { r, alpha, a, b } = params
  const { frequency: x, age } = customer
  if (x === 0) {
    return -r * Math.log1p(age / alpha)
  }
  const purchases =
    logGamma(x) - logBeta(r, x) - r * Math.log1p(age / alpha) - x * Math.log(alpha + age)
  const survivals = logBeta(a, b + x) - logBeta(a, b)
  const logOdds = logDropoutOdds(params, customer)
  return (
    purchases +
    survivals +
    Math.max(0, logOdds) +
    Math.log1p(Math.exp(-Math.abs(logOdds)))
  )
}
