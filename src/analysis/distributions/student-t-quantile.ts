import { checkInput } from "../checks/check-input"
import { finite, level, positive } from "../checks/rules"
import { studentTUpperQuantile } from "../numbers/student-t"

/**
 * Quantile function of Student's t distribution: the t that a share p of all values stays
 * below.
 *
 * From the quantile of Beta(df/2, ½), on the scale of log odds, where tails of 1e-300 and
 * fractional degrees of freedom cost no digits.
 *
 * Reference: Abramowitz & Stegun 1964, 26.7.1.
 *
 * @param p - between 0 and 1, both excluded
 * @param df - degrees of freedom above 0, not necessarily whole
 * @throws RangeError when p or df is not such a number, or when the quantile is larger than
 *   a number can be (few degrees of freedom, far tail)
 * @example
 * studentTQuantile(0.975, 12.7) // 2.165567731368725
 */
export function studentTQuantile(p: number, df: number): number {
  checkInput({ p, df }, { p: level, df: positive })
  const t = 0 - studentTUpperQuantile(p, df)
  checkInput({ "the quantile": t }, { "the quantile": finite })
  return t
}
