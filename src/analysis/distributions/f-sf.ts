import { checkInput } from "../checks/check-input"
import { finite, positive } from "../checks/rules"
import { betaTails, lowerBetaTailNearZero } from "../numbers/incomplete-beta"

/**
 * Survival function of the F distribution: the probability of a ratio of two variances above
 * x, and so the p-value of an F statistic.
 *
 * The regularized incomplete beta function I_w(df2/2, df1/2) at w = df2 / (df2 + df1 x).
 *
 * Reference: Abramowitz & Stegun 1964, 26.6.2.
 *
 * @param x - the statistic; below 0 the answer is 1
 * @param df1 - degrees of freedom of the numerator, above 0
 * @param df2 - degrees of freedom of the denominator, above 0
 * @throws RangeError when x is not finite or a df is not above 0
 * @example
 * fSf(4, 4.5, 37.2) // 0.00665525216214
 */
export function fSf(x: number, df1: number, df2: number): number {
  checkInput({ x, df1, df2 }, { x: finite, df1: positive, df2: positive })
  if (x <= 0) {
    return 1
  }
  // More degrees of freedom change no digit.
  const a = Math.min(df2, 1e15) / 2
  const b = Math.min(df1, 1e15) / 2
  const logOdds = Math.log(x) + Math.log(b) - Math.log(a)
  if (logOdds > 650) {
    return lowerBetaTailNearZero(-logOdds, a, b)
  }
  const odds = x * (b / a)
  const point = { x: 1 / (1 + odds), complement: 1 / (1 + 1 / odds), logOdds: -logOdds }
  return betaTails(point, a, b).lower
}
