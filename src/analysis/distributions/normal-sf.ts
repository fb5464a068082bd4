import { checkInput } from "../checks/check-input"
import { finite } from "../checks/rules"
import { normalUpperTail } from "../numbers/normal-tail"

/**
 * Survival function of the standard normal distribution, 1 - Φ(x): the probability of a
 * value above x, and so the one-sided p-value of a z statistic.
 *
 * Reference: Abramowitz & Stegun 1964, 26.2.10; DLMF 8.9.2.
 *
 * @param x - in standard deviations from the mean
 * @throws RangeError when x is not a finite number
 * @example
 * normalSf(1.96) // 0.02499789514822
 * normalSf(10) // 7.6198530241605e-24
 */
export function normalSf(x: number): number {
  checkInput({ x }, { x: finite })
  return normalUpperTail(x)
}
