import type { BgnbdCustomer, BgnbdParams } from "./bgnbd-model"
import { fitPurchases, type BgnbdFitResult } from "./fit-purchases"

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
  return fitPurchases(input, 0)
}
