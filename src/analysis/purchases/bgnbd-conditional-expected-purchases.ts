import { checkInput } from "../checks/check-input"
import { nonNegative } from "../checks/rules"
import {
  bgnbdCustomer,
  bgnbdParams,
  checkCustomer,
  probabilityAlive,
  valueResult,
  withHistory,
  type BgnbdCustomer,
  type BgnbdParams,
} from "./bgnbd-model"
import { expectedWhileAlive } from "./expected-while-alive"

/**
 * Expected number of purchases of a known customer within a coming period, under the BG/NBD
 * model.
 *
 * The probability of being alive times the expectation for someone who is, with the
 * customer's own history in the parameters: r + x, α + T and b + x. Equal to the published
 * formula with the hypergeometric function, but also right at and near a = 1. Assumptions as
 * in {@link bgnbdLogLikelihood}.
 *
 * Reference: Fader, Hardie & Lee 2005, Marketing Science 24:275, eq. 10; R BTYD
 * `bgnbd.ConditionalExpectedTransactions`.
 *
 * @param input - times of the customer, of alpha and `horizon` in one unit
 * @throws RangeError when a parameter is not above 0, the frequency is not a whole number of 0
 *   or more, a time is below 0, recency is above age, or recency is not 0 with frequency 0
 * @example
 * const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
 * const customer = { frequency: 2, recency: 30.43, age: 38.86 }
 * bgnbdConditionalExpectedPurchases({ params, customer, horizon: 39 }).value // 1.226
 */
export function bgnbdConditionalExpectedPurchases(input: {
  params: BgnbdParams
  customer: BgnbdCustomer
  horizon: number
}): { value: number | null } {
  checkInput(input, {
    params: bgnbdParams,
    customer: bgnbdCustomer,
    horizon: nonNegative,
  })
  const { params, customer, horizon } = input
  checkCustomer(customer, "customer")
  return valueResult(
    probabilityAlive(params, customer) *
      expectedWhileAlive(withHistory(params, customer), horizon)
  )
}
