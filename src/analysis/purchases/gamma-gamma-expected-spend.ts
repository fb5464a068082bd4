import { checkInput } from "../checks/check-input"
import { valueResult } from "./bgnbd-model"
import {
  checkSpender,
  expectedSpend,
  gammaGammaCustomer,
  gammaGammaParams,
  type GammaGammaCustomer,
  type GammaGammaParams,
} from "./gamma-gamma-model"

/**
 * Expected value of a customer's orders to come, under the gamma-gamma model of spending: the
 * customer's own mean drawn towards that of all, the more the fewer orders there are.
 *
 * p (v + x z) / (p x + q - 1) for x repeat purchases of the mean value z; p v / (q - 1), the
 * mean of all, without any. Assumes that how much is spent does not depend on how often.
 *
 * Reference: Fader & Hardie 2013, "The gamma-gamma model of monetary value",
 * brucehardie.com/notes/025, eq. 5; R BTYD `spend.expected.value`.
 *
 * @param input - `monetaryValue` in the money of v
 * @returns `null` where the mean does not exist, p x + q being 1 or less
 * @throws RangeError when a parameter is not above 0, the frequency is not a whole number of 0
 *   or more, or the monetary value is below 0, or 0 with a frequency above 0
 * @example
 * const params = { p: 6.25, q: 3.74, v: 15.45 }
 * const customer = { frequency: 2, monetaryValue: 22.35 }
 * gammaGammaExpectedSpend({ params, customer }).value // 24.6678
 */
export function gammaGammaExpectedSpend(input: {
  params: GammaGammaParams
  customer: GammaGammaCustomer
}): { value: number | null } {
  checkInput(input, { params: gammaGammaParams, customer: gammaGammaCustomer })
  checkSpender(input.customer, "customer")
  return valueResult(expectedSpend(input.params, input.customer))
}
