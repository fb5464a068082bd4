import { checkInput } from "../checks/check-input"
import { nonNegative } from "../checks/rules"
import { bgnbdParams, valueResult, type BgnbdParams } from "./bgnbd-model"
import { expectedWhileAlive } from "./expected-while-alive"

/**
 * Expected number of repeat purchases of a new customer within a period, under the BG/NBD
 * model.
 *
 * The expectation of (1 - e^(-λ p t)) / p over purchase rates λ and drop-out chances p. Equal
 * to the published formula with the hypergeometric function, but also right at and near
 * a = 1. Assumptions as in {@link bgnbdLogLikelihood}.
 *
 * Reference: Fader, Hardie & Lee 2005, Marketing Science 24:275, eq. 9; R BTYD
 * `bgnbd.Expectation`.
 *
 * @param input - `horizon` in the unit of alpha
 * @throws RangeError when a parameter is not above 0 or `horizon` is below 0
 * @example
 * const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
 * bgnbdExpectedPurchases({ params, horizon: 52 }).value // 1.44605
 */
export function bgnbdExpectedPurchases(input: { params: BgnbdParams; horizon: number }): {
  value: number | null
} {
  checkInput(input, { params: bgnbdParams, horizon: nonNegative })
  return valueResult(expectedWhileAlive(input.params, input.horizon))
}
