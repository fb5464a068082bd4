import { optional } from "../checks/check"
import { checkInput, refuse } from "../checks/check-input"
import { finite, level, nonNegative } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { fiellerBounds, type FiellerUpliftResult } from "./fieller-bounds"

/** How far a covariance may be off by rounding before it contradicts the standard errors. */
const rounding = 1e-9

/**
 * Fieller's interval of the relative uplift of one mean over another, B / A - 1: for revenue
 * or any other mean that is about normal, also where the control's is not far from 0.
 *
 * The uplifts u that a z test of "B - (1 + u) A is 0" does not reject, so that no ratio has to
 * be about normal: the interval is not symmetric, and it excludes 0 exactly when the two means
 * differ significantly. The delta method, as in {@link relativeUplift}, is its limit for a
 * precise control. Assumes standard errors that are as good as known.
 *
 * Reference: Fieller 1954, JRSS B 16:175.
 *
 * @param input - means in the same unit, which may be negative; `covariance` is that of the
 *   two means, not of single units (Default: 0, independent arms)
 * @returns `isBounded` false and no bounds where A's mean does not differ significantly from
 *   0, as then uplifts of any size are possible (or where they are too large for a number);
 *   `uplift` is `null` where A's mean is 0
 * @throws RangeError when a mean or the covariance is not finite, a standard error is below
 *   0, the covariance is larger than the product of the standard errors, or `confidence` is
 *   not between 0 and 1
 * @example
 * const a = { meanA: 2.5, standardErrorA: 0.2 }
 * const b = { meanB: 3, standardErrorB: 0.25 }
 * fiellerUplift({ ...a, ...b, confidence: 0.95 }).uplift // 0.2
 * fiellerUplift({ ...a, ...b, confidence: 0.95 }).lower // -0.046508
 * fiellerUplift({ ...a, ...b, confidence: 0.95 }).upper // 0.507000
 * fiellerUplift({ ...a, ...b, meanA: 0.3, confidence: 0.95 }).isBounded // false
 */
export function fiellerUplift(input: {
  meanA: number
  standardErrorA: number
  meanB: number
  standardErrorB: number
  covariance?: number
  confidence: number
}): FiellerUpliftResult {
  checkInput(input, {
    meanA: finite,
    standardErrorA: nonNegative,
    meanB: finite,
    standardErrorB: nonNegative,
    covariance: optional(finite),
    confidence: level,
  })
  const { standardErrorA, standardErrorB, covariance = 0 } = input
  const correlation = covariance === 0 ? 0 : covariance / standardErrorA / standardErrorB
  if (!(Math.abs(correlation) <= 1 + rounding)) {
    refuse(
      "covariance",
      "must not be beyond the product of the standard errors",
      covariance
    )
  }
  return fiellerBounds(
    { mean: input.meanA, standardError: standardErrorA },
    { mean: input.meanB, standardError: standardErrorB },
    Math.min(1, Math.max(-1, correlation)),
    confidenceZ(input.confidence)
  )
}
