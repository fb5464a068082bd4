import { checkInput } from "../checks/check-input"
import { betaShape, share } from "../checks/rules"
import { betaTails } from "../numbers/incomplete-beta"

/**
 * Regularized incomplete beta function, I_x(a, b): the probability that a Beta(a, b)
 * variable is at most x.
 *
 * Didonato and Morris's continued fraction times Loader's form of the density.
 *
 * Reference: Didonato & Morris 1992, ACM TOMS 708; DLMF 8.17.
 *
 * @param x - from 0 to 1
 * @param a - above 0, at most 1e15
 * @param b - above 0, at most 1e15
 * @throws RangeError when an argument is not such a number
 * @example
 * regularizedBeta(0.5, 2, 3) // 0.6875
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  checkInput({ x, a, b }, { x: share, a: betaShape, b: betaShape })
  return betaTails({ x, complement: 1 - x }, a, b).lower
}
