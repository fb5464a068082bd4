import { checkInput } from "../checks/check-input"
import type { WelchResult } from "./welch-result"
import { betterness, type Better } from "../proportions/non-inferiority-test"
import { meanMarginFields, welchAgainst, type MeanComparison } from "./mean-comparison"

/** Welch's test against the margin, in the unit of the means; `pValue` is one-sided. */
export type NonInferiorityOfMeansResult = WelchResult & { isNonInferior: boolean | null }

/**
 * Non-inferiority test of two means: is the mean of B, such as revenue per recipient, at least
 * not worse than that of A by a margin that was fixed beforehand?
 *
 * Welch's t test of the null hypothesis B - A ≤ -margin with `better: "higher"`, of
 * B - A ≥ margin with `"lower"`: t is the difference less that null over its standard error.
 * One-sided at α = (1 - confidence) / 2, so that B is non-inferior when the whole interval lies
 * on the good side of the margin. See {@link welchTTest} for the assumptions and
 * {@link nonInferiorityTest} for rates.
 *
 * Reference: Welch 1947, Biometrika 34:28; Blackwelder 1982, Controlled Clinical Trials 3:345.
 *
 * @param input - `margin` in the unit of the means; standard deviations with divisor n - 1
 * @returns only the difference when an arm has fewer than two units or both standard
 *   deviations are 0, and nothing when an arm has none
 * @throws RangeError when a mean is not finite, a standard deviation is below 0, an n is not a
 *   whole number of 0 or more, `margin` is not above 0, `confidence` is not between 0 and 1, or
 *   `better` is unknown
 * @example
 * const a = { meanA: 3.1, sdA: 14, nA: 5000 }
 * const b = { meanB: 3.2, sdB: 15, nB: 5000 }
 * const design = { margin: 0.5, better: "higher", confidence: 0.95 } as const
 * nonInferiorityOfMeans({ ...a, ...b, ...design }).lower // -0.468797
 * nonInferiorityOfMeans({ ...a, ...b, ...design }).pValue // 0.0193453
 */
export function nonInferiorityOfMeans(
  input: MeanComparison & { better: Better }
): NonInferiorityOfMeansResult {
  checkInput(input, { ...meanMarginFields(), better: betterness })
  const { margin, better, confidence } = input
  const result =
    better === "higher"
      ? welchAgainst(input, -margin, "greater")
      : welchAgainst(input, margin, "less")
  const { pValue } = result
  return {
    ...result,
    isNonInferior: pValue === null ? null : pValue < (1 - confidence) / 2,
  }
}
