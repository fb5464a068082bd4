import { checkInput } from "../checks/check-input"
import { meanMarginFields, welchAgainst, type MeanComparison } from "./mean-comparison"

/** In the unit of the means; the difference is B - A. */
export type EquivalenceOfMeansResult = {
  difference: number | null
  standardError: number | null
  df: number | null
  /** The larger one of two one-sided p-values: small is evidence of equivalence. */
  pValue: number | null
  lower: number | null
  upper: number | null
  isEquivalent: boolean | null
}

/**
 * Equivalence test of two means by two one-sided tests (TOST): do the means differ by less than
 * a margin that was fixed beforehand, in whichever direction?
 *
 * {@link nonInferiorityOfMeans} to both sides, each at α = (1 - confidence) / 2: the means are
 * equivalent when the whole interval lies between -margin and margin. The customary α of 5 %
 * is a confidence of 0.9.
 *
 * Reference: Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657.
 *
 * @param input - `margin` in the unit of the means; standard deviations with divisor n - 1
 * @returns only the difference when an arm has fewer than two units or both standard
 *   deviations are 0, and nothing when an arm has none
 * @throws RangeError when a mean is not finite, a standard deviation is below 0, an n is not a
 *   whole number of 0 or more, `margin` is not above 0, or `confidence` is not between 0 and 1
 * @example
 * const a = { meanA: 3.1, sdA: 14, nA: 5000 }
 * const b = { meanB: 3.2, sdB: 15, nB: 5000 }
 * equivalenceOfMeans({ ...a, ...b, margin: 1, confidence: 0.9 }).pValue // 0.000965066
 * equivalenceOfMeans({ ...a, ...b, margin: 1, confidence: 0.9 }).isEquivalent // true
 */
export function equivalenceOfMeans(input: MeanComparison): EquivalenceOfMeansResult {
  checkInput(input, meanMarginFields())
  const above = welchAgainst(input, input.margin, "less").pValue
  const { t: _, ...below } = welchAgainst(input, -input.margin, "greater")
  const pValue =
    below.pValue === null || above === null ? null : Math.max(below.pValue, above)
  return {
    ...below,
    pValue,
    isEquivalent: pValue === null ? null : pValue < (1 - input.confidence) / 2,
  }
}
