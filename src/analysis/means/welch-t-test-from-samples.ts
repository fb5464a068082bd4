import { list } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { finite, level } from "../checks/rules"
import { alternatives, type Alternative } from "../inference/alternative"
import { finiteOrNull } from "../numbers/finite-or-null"
import { meanDifference, sampleMoments } from "./sample-moments"
import { welchResult, type WelchResult } from "./welch-result"

/**
 * Welch's two-sample t test of a difference of means, B - A, from the values themselves.
 *
 * See {@link welchTTest} for the formula and its assumptions. Means and variances are taken
 * from the distances to a value within the sample, in two passes, so values with a large
 * offset cost no digits.
 *
 * Reference: Welch 1947, Biometrika 34:28; R `t.test`.
 *
 * @param input - a value a unit in `a` and `b`
 * @returns only the difference when an arm has fewer than two values or neither varies, and
 *   nothing when an arm has none
 * @throws RangeError when a value is not a finite number, `confidence` is not between 0 and
 *   1, or `alternative` is unknown
 * @example
 * const samples = { a: [1, 2, 3, 4, 5], b: [3, 4, 5, 6, 9] }
 * welchTTestFromSamples({ ...samples, confidence: 0.95 }).difference // 2.4
 * welchTTestFromSamples({ ...samples, confidence: 0.95 }).pValue // 0.0956
 */
export function welchTTestFromSamples(input: {
  a: number[]
  b: number[]
  confidence: number
  alternative?: Alternative
}): WelchResult {
  checkInput(input, {
    a: list(finite),
    b: list(finite),
    confidence: level,
    alternative: alternatives,
  })
  const { a, b, confidence, alternative } = input
  const momentsA = sampleMoments(a)
  const momentsB = sampleMoments(b)
  return welchResult(
    {
      difference: finiteOrNull(meanDifference(momentsA, momentsB)),
      a: { sd: Math.sqrt(momentsA.variance), n: momentsA.n },
      b: { sd: Math.sqrt(momentsB.variance), n: momentsB.n },
    },
    confidence,
    alternative
  )
}
