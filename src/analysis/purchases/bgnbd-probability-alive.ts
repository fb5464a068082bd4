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
 * Probability that a customer is still alive, that is, will buy again sooner or later, under
 * the BG/NBD model.
 *
 * 1 / (1 + a / (b + x - 1) ((α + T) / (α + t))^(r + x)) for x repeat purchases, the last at t,
 * seen for T. Customers with one purchase only have had no chance to drop out in this model
 * and get 1, however long ago it was; not so with {@link mbgnbdProbabilityAlive}. Assumptions
 * as in {@link bgnbdLogLikelihood}.
 *
 * Reference: Fader, Hardie & Lee 2008, "Computing P(alive) using the BG/NBD model"; R BTYD
 * `bgnbd.PAlive`.
 *
 * @param input - times of the customer and of alpha in one unit
 * @throws RangeError when a parameter is not above 0, the frequency is not a whole number of 0
 *   or more, a time is below 0, recency is above age, or recency is not 0 with frequency 0
 * @example
 * const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
 * const customer = { frequency: 10, recency: 35, age: 39 }
 * bgnbdProbabilityAlive({ params, customer }).value // 0.842603
 */
export function bgnbdProbabilityAlive(input: {
  params: BgnbdParams
  customer: BgnbdCustomer
}): { value: number | null } {
  checkInput(input, { params: bgnbdParams, customer: bgnbdCustomer })
  checkCustomer(input.customer, "customer")
  return valueResult(probabilityAlive(input.params, input.customer))
}
