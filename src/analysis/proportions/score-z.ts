import { ratesOf, type Arms } from "./arms"
import { restrictedRates } from "./restricted-rates"

/**
 * Miettinen and Nurminen's score statistic of two arms that have data: how many standard
 * errors the difference lies above `nullDifference`, with the variance that the arms would
 * have if that were the truth. Infinite where the null is -1 or 1 and the difference is not.
 */
export function scoreZ(arms: Arms, nullDifference: number): number {
  const excess = (ratesOf(arms)?.difference ?? Number.NaN) - nullDifference
  if (excess === 0 || Math.abs(nullDifference) === 1) {
    return excess === 0 ? 0 : excess * Number.POSITIVE_INFINITY
  }
  const { a, b } = restrictedRates(arms, nullDifference)
  const n = arms.nA + arms.nB
  const variance = (a.rate * a.complement) / arms.nA + (b.rate * b.complement) / arms.nB
  // Only a null of next to nothing leaves no variance, by underflow: z is 0 to its last digit.
  return variance === 0 ? 0 : excess / Math.sqrt(variance * (n / (n - 1)))
}
