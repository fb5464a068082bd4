import type { BgnbdCustomer, BgnbdParams } from "./bgnbd-model"
import { fitPurchases, type BgnbdFitResult } from "./fit-purchases"

/**
 * Fits the MBG/NBD model of repeat purchases (modified beta-geometric / negative binomial
 * distribution), by maximum likelihood. It differs from {@link bgnbdFit} in that a customer
 * may drop out after the first purchase already, so that one-time buyers are not taken for
 * alive for ever.
 *
 * The BG/NBD likelihood with x + 1 chances to drop out instead of x; everything else is as
 * there. The parameters are of this model only: {@link mbgnbdProbabilityAlive} takes them,
 * and none of the BG/NBD functions does.
 *
 * Reference: Batislam, Denizel & Filiztekin 2007, International Journal of Research in
 * Marketing 24:201; Platzer & Reutterer 2016, R BTYDplus `mbgnbd.EstimateParameters`.
 *
 * @param input - all times in one unit; one-time buyers belong in it. `start` is a guess that
 *   is tried besides the built-in ones
 * @returns as {@link bgnbdFit} does
 * @throws RangeError when a frequency is not a whole number of 0 or more, a time is below 0,
 *   recency is above age or not 0 with frequency 0, or a parameter of `start` is not above 0
 * @example
 * const customers = [
 *   { frequency: 1, recency: 4, age: 37 },
 *   { frequency: 8, recency: 28, age: 32 },
 *   { frequency: 2, recency: 1, age: 24 },
 *   { frequency: 2, recency: 44, age: 48 },
 *   { frequency: 0, recency: 0, age: 22 },
 * ]
 * mbgnbdFit({ customers }).alpha // 2.8166
 * mbgnbdFit({ customers }).warnings.length // 2
 */
export function mbgnbdFit(input: {
  customers: BgnbdCustomer[]
  start?: BgnbdParams
}): BgnbdFitResult {
  return fitPurchases(input, 1)
}
