import { list } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { nonNegative } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { ascending, medianAbsoluteDeviation, quantileOfSorted } from "../samples/quantile"
import { mean } from "../samples/sum"
import { variance } from "../samples/variance"

/** In the unit of the intervals; `sd` has divisor n - 1, `cv` is sd / mean. */
export type IntervalSummary = {
  n: number
  mean: number | null
  sd: number | null
  median: number | null
  /** Median distance from the median, not scaled. */
  mad: number | null
  /** 1.4826 times that: comparable with `sd` for normal data. */
  madScaled: number | null
  q1: number | null
  q3: number | null
  iqr: number | null
  cv: number | null
  min: number | null
  max: number | null
}

/** What makes the median distance from the median estimate the sd of a normal distribution. */
export const madToSd = 1.4826

/**
 * Summary of the times between orders: centre, spread and quartiles, both the usual ones and
 * those that a few long gaps do not move.
 *
 * Quantiles interpolate between the two nearest values (R's type 7, its default).
 *
 * Reference: Hyndman & Fan 1996, The American Statistician 50:361; R `quantile`, `mad`, `sd`.
 *
 * @param input - `intervals` of 0 or more in any one unit
 * @returns `n`, and `null` for what there is too little data for; `cv` is `null` for a mean
 *   of 0
 * @throws RangeError when an interval is not a finite number of 0 or more
 * @example
 * intervalSummary({ intervals: [30, 35, 29, 61] }).median // 32.5
 * intervalSummary({ intervals: [30, 35, 29, 61] }).madScaled // 4.4478
 */
export function intervalSummary(input: { intervals: number[] }): IntervalSummary {
  checkInput(input, { intervals: list(nonNegative) })
  const sorted = ascending(input.intervals)
  const n = sorted.length
  const middle = mean(sorted)
  const sd = n > 1 ? Math.sqrt(variance(sorted)) : Number.NaN
  const mad = medianAbsoluteDeviation(sorted)
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((p) => quantileOfSorted(sorted, p))
  return {
    n,
    mean: finiteOrNull(middle),
    sd: finiteOrNull(sd),
    median: finiteOrNull(median),
    mad: finiteOrNull(mad),
    madScaled: finiteOrNull(madToSd * mad),
    q1: finiteOrNull(q1),
    q3: finiteOrNull(q3),
    iqr: finiteOrNull(q3 - q1),
    cv: finiteOrNull(sd / middle),
    min: finiteOrNull(sorted[0]),
    max: finiteOrNull(sorted[n - 1]),
  }
}
