import { optional } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { nonNegative, share } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import {
  bgnbdCustomer,
  bgnbdParams,
  checkCustomer,
  probabilityAlive,
  withHistory,
  type BgnbdCustomer,
  type BgnbdParams,
} from "./bgnbd-model"
import { discountedWhileAlive } from "./discounted-while-alive"
import { expectedWhileAlive } from "./expected-while-alive"
import {
  checkSpender,
  expectedSpend,
  gammaGammaCustomer,
  gammaGammaParams,
  type GammaGammaCustomer,
  type GammaGammaParams,
} from "./gamma-gamma-model"

/** A smaller one over the whole horizon changes no digit. */
const leastDiscount = 1e-17

/** What a customer is worth within a horizon, and the factors of it. */
export type CustomerLifetimeValueResult = {
  expectedPurchases: number | null
  /** The same with a later purchase counting for less. */
  discountedPurchases: number | null
  /** The expected value of one of them. */
  expectedSpend: number | null
  value: number | null
}

/**
 * Customer lifetime value, the part to come: what a known customer is expected to bring within
 * a horizon, in today's money, from a BG/NBD model of purchases and a gamma-gamma model of
 * spending.
 *
 * Margin times {@link gammaGammaExpectedSpend} times discounted purchases: the integral over
 * the horizon of the expected purchases at each moment s, over (1 + discount rate)^s. The
 * integral does not depend on the unit of time, as a sum over whole weeks or months would,
 * which counts a purchase at the end of its period. Purchases made already are not in it.
 * Assumes what both models do, and that how much is spent does not depend on how often.
 *
 * Reference: Fader, Hardie & Lee 2005, "RFM and CLV", Journal of Marketing Research 42:415;
 * Fader & Hardie 2013, brucehardie.com/notes/025.
 *
 * @param input - `horizon` and the customer's times in the unit of alpha; `discountRate` a
 *   unit of it, so that 10 % a year is 1.1^(1/52) - 1 = 0.00183 a week; `margin` the share of
 *   the spending that is earned (Default: 1)
 * @returns no value where the mean spend does not exist, p x + q being 1 or less
 * @throws RangeError when a parameter is not above 0, a frequency is not a whole number of 0
 *   or more, a time, the monetary value or the discount rate is below 0, recency is above age
 *   or not 0 with frequency 0, the monetary value is 0 with a frequency above 0, or the margin
 *   is not from 0 to 1
 * @example
 * const bgnbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
 * const gammaGamma = { p: 6.25, q: 3.74, v: 15.45 }
 * const customer = { frequency: 2, recency: 30.43, age: 38.86, monetaryValue: 22.35 }
 * const plan = { horizon: 52, discountRate: 0.00183, margin: 0.3 }
 * customerLifetimeValue({ bgnbd, gammaGamma, customer, ...plan }).value // 11.0408
 */
export function customerLifetimeValue(input: {
  bgnbd: BgnbdParams
  gammaGamma: GammaGammaParams
  customer: BgnbdCustomer & GammaGammaCustomer
  horizon: number
  discountRate: number
  margin?: number
}): CustomerLifetimeValueResult {
  checkInput(input, {
    bgnbd: bgnbdParams,
    gammaGamma: gammaGammaParams,
    customer: (value) => bgnbdCustomer(value) ?? gammaGammaCustomer(value),
    horizon: nonNegative,
    discountRate: nonNegative,
    margin: optional(share),
  })
  const { bgnbd, gammaGamma, customer, horizon, discountRate, margin = 1 } = input
  checkCustomer(customer, "customer")
  checkSpender(customer, "customer")
  const future = withHistory(bgnbd, customer)
  const alive = probabilityAlive(bgnbd, customer)
  const purchases = alive * expectedWhileAlive(future, horizon)
  const discount = Math.log1p(discountRate)
  const discounted =
    discount * horizon < leastDiscount
      ? purchases
      : alive * discountedWhileAlive(future, horizon, discount)
  const spend = expectedSpend(gammaGamma, customer)
  return {
    expectedPurchases: finiteOrNull(purchases),
    discountedPurchases: finiteOrNull(discounted),
    expectedSpend: finiteOrNull(spend),
    value: finiteOrNull(discounted * spend * margin),
  }
}
