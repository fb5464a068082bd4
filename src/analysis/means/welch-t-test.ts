import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { alternatives, type Alternative } from "../inference/alternative"
import { finiteOrNull } from "../numbers/finite-or-null"
import { meanArmFields, type MeanArms } from "./mean-arms"
import { welchResult, type WelchResult } from "./welch-result"

/**
 * Welch's two-sample t test of a difference of means, B - A, from means, sample standard
 * deviations and sizes.
 *
 * t is the difference over √(sdA² / nA + sdB² / nB); its degrees of freedom are
 * Welch-Satterthwaite's, so the arms may differ in variance. Assumes independent units and
 * means that are about normal: for revenue with many zeros that takes thousands of
 * recipients.
 *
 * Reference: Welch 1947, Biometrika 34:28; R `t.test`.
 *
 * @param input - standard deviations with divisor n - 1
 * @returns only the difference when an arm has fewer than two units or both standard
 *   deviations are 0, and nothing when an arm has none
 * @throws RangeError when a mean is not finite, a standard deviation is below 0, an n is not
 *   a whole number of 0 or more, `confidence` is not between 0 and 1, or `alternative` is
 *   unknown
 * @example
 * const a = { meanA: 58.165, sdA: 7.69, nA: 74 }
 * const b = { meanB: 52.951, sdB: 29.268, nB: 166 }
 * welchTTest({ ...a, ...b, confidence: 0.8 }).t // -2.135832
 * welchTTest({ ...a, ...b, confidence: 0.8 }).df // 208.745994
 */
export function welchTTest(
  input: MeanArms & { confidence: number; alternative?: Alternative }
): WelchResult {
  checkInput(input, {
    ...meanArmFields,
    confidence: level,
    alternative: alternatives,
  })
  const { meanA, sdA, nA, meanB, sdB, nB, confidence, alternative } = input
  return welchResult(
    {
      difference: nA === 0 || nB === 0 ? null : finiteOrNull(meanB - meanA),
      a: { sd: sdA, n: nA },
      b: { sd: sdB, n: nB },
    },
    confidence,
    alternative
  )
}
