import { refuse } from "../checks/check-input"
import { finite, nonNegative } from "../checks/rules"

/** What a database needs to tell of a sample, besides its size, for a mean and its spread. */
export type Sums = { sum: number; sumOfSquares: number }

export const sumsFields = { sum: finite, sumOfSquares: nonNegative }

/** How far sums of floating-point numbers may be off before they contradict each other. */
const contradiction = 1e-9

/** A spread below this part of the sum of squares is nothing but rounding: 0. */
const rounding = 1e-12

/**
 * Refuses sums that no n numbers have: any but 0 of none, or squares that add up to less
 * than n times the squared mean. The sums were checked to be finite; `path` stands before
 * the fields, as in `treated.revenue.`.
 *
 * @throws RangeError
 */
export function checkSums({ sum, sumOfSquares }: Sums, n: number, path = ""): void {
  if (n === 0 && sum !== 0) {
    refuse(`${path}sum`, "must be 0 where there is nobody", sum)
  }
  if (n === 0 && sumOfSquares !== 0) {
    refuse(`${path}sumOfSquares`, "must be 0 where there is nobody", sumOfSquares)
  }
  const least = n === 0 ? 0 : sum * (sum / n)
  if (sumOfSquares < least * (1 - contradiction)) {
    refuse(
      `${path}sumOfSquares`,
      `must not be below the squared sum over n (${least})`,
      sumOfSquares
    )
  }
  if (n === 1 && sumOfSquares * (1 - contradiction) > least) {
    refuse(
      `${path}sumOfSquares`,
      `must be the squared sum (${least}) where n is 1`,
      sumOfSquares
    )
  }
}

/**
 * Mean and variance (divisor n - 1) of a sample from its size, its sum and its sum of
 * squares, which passed {@link checkSums}.
 *
 * The squares lose the digits that they share with the squared mean, so give sums of exact
 * decimals (`numeric` in PostgreSQL): a standard deviation of a thousandth of the mean then
 * keeps ten digits. One that drowns in rounding, below a millionth of the mean, is 0.
 *
 * @returns `null` for the mean of nobody and for the variance of fewer than two
 */
export function momentsFromSums({ n, sum, sumOfSquares }: Sums & { n: number }): {
  mean: number | null
  variance: number | null
} {
  if (n === 0) {
    return { mean: null, variance: null }
  }
  const mean = sum / n
  const excess = sumOfSquares - sum * mean
  const spread = excess > rounding * sumOfSquares ? excess : 0
  return { mean: mean + 0, variance: n < 2 ? null : spread / (n - 1) }
}
