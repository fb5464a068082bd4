import { checkInput } from "../checks/check-input"
import {
  bgnbdCustomer,
  bgnbdParams,
  checkCustomer,
  probabilityAlive,
  valueResult,
  type BgnbdCustomer,
  type BgnbdParams,
} from "./bgnbd-model"

/**
 * Probability that a customer is still alive under the MBG/NBD model, in which that of
 * one-time buyers falls with time as well.
 *
 * 1 / (1 + a / (b + x) ((α + T) / (α + t))^(r + x)) for x repeat purchases, the last at t,
 * seen for T.
 *
 * Reference: Batislam, Denizel & Filiztekin 2007, International Journal of Research in
 * Marketing 24:201; R BTYDplus `mbgnbd.PAlive`.
 *
 * @param input - parameters of {@link mbgnbdFit}, which are not those of the BG/NBD model;
 *   times of the customer and of alpha in one unit
 * @throws RangeError when a parameter is not above 0, the frequency is not a whole number of 0
 *   or more, a time is below 0, recency is above age, or recency is not 0 with frequency 0
 * @example
 * const params = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }
 * const customer = { frequency: 0, recency: 0, age: 39 }
 * mbgnbdProbabilityAlive({ params, customer }).value // 0.389348
 */
export function mbgnbdProbabilityAlive(input: {
  params: BgnbdParams
  customer: BgnbdCustomer
}): { value: number | null } {
  checkInput(input, { params: bgnbdParams, customer: bgnbdCustomer })
  checkCustomer(input.customer, "customer")
  return valueResult(probabilityAlive(input.params, input.customer, 1))
}
