import type { Check } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { oneOf } from "../checks/rules"
import { armFields, checkArms } from "./arms"
import {
  compareWithMargin,
  marginFields,
  type MarginComparison,
} from "./margin-comparison"

/** Whether it is good news when a rate or a mean is high (orders) or low (complaints). */
export type Better = "higher" | "lower"

/** B - A with its interval, and the one-sided test against the margin. */
export type NonInferiorityTestResult = {
  /** B - A, from -1 to 1. */
  difference: number | null
  lower: number | null
  upper: number | null
  z: number | null
  /** One-sided: small is evidence that B is not worse by the margin or more. */
  pValue: number | null
  isNonInferior: boolean | null
}

/**
 * Non-inferiority test of two proportions: is the rate of B at least not worse than that of A
 * by a margin that was fixed beforehand? For a guardrail, such as unsubscribes, or for a
 * simpler message that need not win.
 *
 * With `better: "higher"` the null hypothesis is pB - pA ≤ -margin, with `"lower"` it is
 * pB - pA ≥ margin; z is the difference less that null over its standard error, by
 * {@link miettinenNurminenTest} or, with `"wald"`, with the variance of the rates as they are.
 * The test is one-sided at α = (1 - confidence) / 2, the share that the two-sided interval
 * leaves on one side: B is non-inferior exactly when the whole interval lies on the good side
 * of the margin. A one-sided α of 5 % thus is a confidence of 0.9. Assumes independent arms and
 * trials. No significant difference alone is not evidence of non-inferiority.
 *
 * Reference: Farrington & Manning 1990, Statistics in Medicine 9:1447; Miettinen & Nurminen
 * 1985, Statistics in Medicine 4:213; Blackwelder 1982, Controlled Clinical Trials 3:345, for
 * Wald's.
 *
 * @param input - `margin` on the scale of the absolute difference of rates: 0.01 is one
 *   percentage point; `method` (Default: "miettinen-nurminen")
 * @returns all `null` when an arm has no data; with `"wald"` only the difference where neither
 *   rate varies
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `margin` or `confidence` is not between 0 and 1, or `better` or
 *   `method` is unknown
 * @example
 * const arms = { successesA: 410, nA: 8000, successesB: 402, nB: 8000 }
 * const design = { margin: 0.01, better: "higher", confidence: 0.95 } as const
 * nonInferiorityTest({ ...arms, ...design }).lower // -0.00781664
 * nonInferiorityTest({ ...arms, ...design }).pValue // 0.00488381
 * nonInferiorityTest({ ...arms, ...design }).isNonInferior // true
 */
export function nonInferiorityTest(
  input: MarginComparison & { better: Better }
): NonInferiorityTestResult {
  checkInput(input, { ...armFields, ...marginFields, better: betterness })
  checkArms(input)
  const { test, ...comparison } = compareWithMargin(input)
  const { margin, confidence } = input
  const { z, pValue } =
    input.better === "higher" ? test(-margin, "greater") : test(margin, "less")
  return {
    ...comparison,
    z,
    pValue,
    isNonInferior: pValue === null ? null : pValue < (1 - confidence) / 2,
  }
}

export const betterness: Check = (value) => oneOf(["higher", "lower"])(value)
