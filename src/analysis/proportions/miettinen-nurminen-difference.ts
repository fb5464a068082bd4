import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { normalPValue } from "../inference/normal-p-value"
import { armFields, checkArms, ratesOf, type Arms } from "./arms"
import { scoreInterval } from "./score-interval"

/** A difference of rates, B - A, from -1 to 1. */
export type MiettinenNurminenDifferenceResult = {
  difference: number | null
  lower: number | null
  upper: number | null
}

/**
 * Miettinen and Nurminen's score interval of the difference of two proportions, B - A: the
 * differences that {@link miettinenNurminenTest} does not reject. The usual choice where a
 * margin is to be shown, as in {@link nonInferiorityTest}.
 *
 * The differences d with |pB - pA - d| within z standard errors, each with the variance of the
 * rates that are most likely if the difference is d, times N / (N - 1). Assumes independent
 * arms and trials. It excludes 0 exactly when the test's two-sided p-value is below
 * 1 - confidence, has a width also where no trial or every trial succeeded, and ends at -1 or
 * 1 only when the difference itself does.
 *
 * Coverage at 95 %, by exact summation over all outcomes of two arms of equal size: 94.3 % to
 * 96.3 % for rates from 0.3 at n = 10 and from 0.05 at n = 50, 94.8 % to 95.0 % at n = 1000 from
 * a rate of 0.01; it is too wide below that, but less so than other intervals (n = 10: 97.0 % at
 * 0.2, 99.1 % at 0.1; n = 50: 98.7 % at 0.02).
 *
 * Reference: Miettinen & Nurminen 1985, Statistics in Medicine 4:213; Newcombe 1998,
 * Statistics in Medicine 17:873, method 6 (method 5, Mee's, lacks the factor).
 *
 * @returns all `null` when an arm has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, or `confidence` is not between 0 and 1
 * @example
 * const arms = { successesA: 48, nA: 80, successesB: 56, nB: 70 }
 * miettinenNurminenDifference({ ...arms, confidence: 0.95 }).lower // 0.0528
 * miettinenNurminenDifference({ ...arms, confidence: 0.95 }).upper // 0.3382
 */
export function miettinenNurminenDifference(
  input: Arms & { confidence: number }
): MiettinenNurminenDifferenceResult {
  checkInput(input, { ...armFields, confidence: level })
  checkArms(input)
  const rates = ratesOf(input)
  if (!rates) {
    return { difference: null, lower: null, upper: null }
  }
  const alpha = 1 - input.confidence
  return {
    difference: rates.difference,
    ...scoreInterval(input, (z) => normalPValue(z)! < alpha),
  }
}
