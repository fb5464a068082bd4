import { checkInput } from "../checks/check-input"
import { finite } from "../checks/rules"
import { normalUpperTail } from "../numbers/normal-tail"

/**
 * Cumulative distribution function of the standard normal distribution, Φ(x): the
 * probability of a value of at most x.
 *
 * Keeps its relative precision in the lower tail. For an upper tail use {@link normalSf},
 * not `1 - normalCdf(x)`, which is 0 from x = 8.3 on.
 *
 * Reference: Abramowitz & Stegun 1964, 26.2.10; DLMF 8.9.2.
 *
 * @param x - in standard deviations from the mean
 * @throws RangeError when x is not a finite number
 * @example
 * normalCdf(1.96) // 0.97500210485178
 * normalCdf(-8.5) // 9.4795348222e-18
 */
export function normalCdf(x: number): number {
  checkInput({ x }, { x: finite })
  return normalUpperTail(-x)
}
