import { checkInput } from "../checks/check-input"
import { armFields, checkArms } from "./arms"
import {
  compareWithMargin,
  marginFields,
  type MarginComparison,
} from "./margin-comparison"

/** B - A with its interval, and the larger p-value of the two one-sided tests. */
export type EquivalenceTestResult = {
  /** B - A, from -1 to 1. */
  difference: number | null
  lower: number | null
  upper: number | null
  /** The larger one of two one-sided p-values: small is evidence of equivalence. */
  pValue: number | null
  isEquivalent: boolean | null
}

/**
 * Equivalence test of two proportions by two one-sided tests (TOST): do the rates differ by
 * less than a margin that was fixed beforehand, in whichever direction?
 *
 * Both null hypotheses, pB - pA ≤ -margin and pB - pA ≥ margin, are tested as in
 * {@link nonInferiorityTest}, each at α = (1 - confidence) / 2: the rates are equivalent exactly
 * when the whole interval lies between -margin and margin. The customary α of 5 % is a
 * confidence of 0.9. Assumes independent arms and trials.
 *
 * Reference: Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657;
 * Farrington & Manning 1990, Statistics in Medicine 9:1447.
 *
 * @param input - `margin` on the scale of the absolute difference of rates; `method` (Default:
 *   "miettinen-nurminen")
 * @returns all `null` when an arm has no data; with `"wald"` only the difference where neither
 *   rate varies
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `margin` or `confidence` is not between 0 and 1, or `method` is
 *   unknown
 * @example
 * const arms = { successesA: 410, nA: 8000, successesB: 402, nB: 8000 }
 * equivalenceTest({ ...arms, margin: 0.01, confidence: 0.9 }).upper // 0.00471480
 * equivalenceTest({ ...arms, margin: 0.01, confidence: 0.9 }).pValue // 0.00488381
 * equivalenceTest({ ...arms, margin: 0.005, confidence: 0.9 }).isEquivalent // false
 */
export function equivalenceTest(input: MarginComparison): EquivalenceTestResult {
  checkInput(input, { ...armFields, ...marginFields })
  checkArms(input)
  const { test, ...comparison } = compareWithMargin(input)
  const below = test(-input.margin, "greater").pValue
  const above = test(input.margin, "less").pValue
  const pValue = below === null || above === null ? null : Math.max(below, above)
  return {
    ...comparison,
    pValue,
    isEquivalent: pValue === null ? null : pValue < (1 - input.confidence) / 2,
  }
}
