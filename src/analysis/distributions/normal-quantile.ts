import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { normalUpperQuantile } from "../numbers/normal-upper-quantile"

/**
 * Quantile function of the standard normal distribution, Φ⁻¹(p), also called probit: the z
 * that a share p of all values stays below.
 *
 * Reference: Abramowitz & Stegun 1964, 26.2.23, refined by Newton's method.
 *
 * @param p - between 0 and 1, both excluded
 * @throws RangeError when p is not such a number
 * @example
 * normalQuantile(0.975) // 1.95996398454005
 * normalQuantile(1e-10) // -6.3613409024041
 */
export function normalQuantile(p: number): number {
  checkInput({ p }, { p: level })
  return 0 - normalUpperQuantile(p)
}
