import { checkInput } from "../checks/check-input"
import { betaShape, share } from "../checks/rules"
import { pointAtLogOdds } from "../numbers/incomplete-beta"
import { betaQuantileLogOdds } from "../numbers/inverse-incomplete-beta"

/**
 * Quantile function of the beta distribution: the x with I_x(a, b) = p.
 *
 * Newton's method on the log of the smaller tail as a function of the log odds of x.
 *
 * @param p - from 0 to 1; 0 and 1 give 0 and 1
 * @param a - above 0, at most 1e15
 * @param b - above 0, at most 1e15
 * @throws RangeError when an argument is not such a number
 * @example
 * betaQuantile(0.025, 12, 390) // 0.01555642441253
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checkInput({ p, a, b }, { p: share, a: betaShape, b: betaShape })
  if (p === 0 || p === 1) {
    return p
  }
  return pointAtLogOdds(betaQuantileLogOdds({ lower: p, upper: 1 - p }, a, b)).x
}
