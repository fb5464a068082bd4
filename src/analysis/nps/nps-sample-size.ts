import { checkInput, refuse } from "../checks/check-input"
import { level, positive, share } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { finiteOrNull } from "../numbers/finite-or-null"
import { wholeSampleSize } from "../power/whole-sample-size"

/** Answers needed, before and after rounding up. */
export type NpsSampleSizeResult = { exact: number | null; n: number | null }

/**
 * How many answers a Net Promoter Score needs for a margin of error of so many points.
 *
 * (100 z / margin)² times the variance of one answer, p + d - (p - d)². Assumes Wald's
 * interval and the shares of promoters and detractors that are expected; p = d = ½ is the
 * most cautious guess.
 *
 * Reference: the trinomial variance as in Rocks 2016, The American Statistician 70(4).
 *
 * @param input - shares from 0 to 1, `margin` in points, half the width of the interval
 * @throws RangeError when the shares are outside 0 to 1 or add up to more than 1, `margin`
 *   is not above 0, or `confidence` is not between 0 and 1
 * @example
 * const shares = { promoterShare: 0.45, detractorShare: 0.2 }
 * npsSampleSize({ ...shares, margin: 5, confidence: 0.95 }).n // 903
 */
export function npsSampleSize(input: {
  promoterShare: number
  detractorShare: number
  margin: number
  confidence: number
}): NpsSampleSizeResult {
  checkInput(input, {
    promoterShare: share,
    detractorShare: share,
    margin: positive,
    confidence: level,
  })
  const { promoterShare: p, detractorShare: d, margin, confidence } = input
  // 0.7 + 0.3 and their like may exceed 1 by a rounding error.
  if (p + d > 1 + 1e-12) {
    refuse("promoterShare + detractorShare", "must not be above 1", p + d)
  }
  const variance = p * (1 - p) + d * (1 - d) + 2 * p * d
  const exact = ((100 * confidenceZ(confidence)) / margin) ** 2 * variance
  return { exact: finiteOrNull(exact), n: wholeSampleSize(exact) }
}
