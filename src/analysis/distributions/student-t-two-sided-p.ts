import { checkInput } from "../checks/check-input"
import { finite, positive } from "../checks/rules"
import { studentTTwoSidedTail } from "../numbers/student-t"

/**
 * Two-sided p-value of Student's t: the probability of a value at least as far from 0.
 *
 * The regularized incomplete beta function I_x(df/2, ½) at x = df / (df + t²).
 *
 * Reference: Abramowitz & Stegun 1964, 26.7.1.
 *
 * @param t - the statistic; its sign does not matter
 * @param df - degrees of freedom above 0, not necessarily whole
 * @throws RangeError when t is not finite or df is not above 0
 * @example
 * studentTTwoSidedP(2.3, 7.31) // 0.053450965933664
 */
export function studentTTwoSidedP(t: number, df: number): number {
  checkInput({ t, df }, { t: finite, df: positive })
  return studentTTwoSidedTail(t, df)
}
