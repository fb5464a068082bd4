import { checkInput } from "../checks/check-input"
import { finite, positive } from "../checks/rules"
import { gammaTails } from "../numbers/incomplete-gamma"

/**
 * Survival function of the chi-square distribution: the probability of a value above x, and
 * so the p-value of a chi-square statistic.
 *
 * The regularized upper incomplete gamma function Q(df/2, x/2).
 *
 * Reference: Abramowitz & Stegun 1964, 26.4.19.
 *
 * @param x - the statistic; below 0 the answer is 1
 * @param df - degrees of freedom above 0, not necessarily whole
 * @throws RangeError when x is not finite or df is not above 0
 * @example
 * chiSquareSf(3.841458820694124, 1) // 0.05
 * chiSquareSf(150, 1) // 1.7336432457178e-34
 */
export function chiSquareSf(x: number, df: number): number {
  checkInput({ x, df }, { x: finite, df: positive })
  return gammaTails(df / 2, x / 2).upper
}
