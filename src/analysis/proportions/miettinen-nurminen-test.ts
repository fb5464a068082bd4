import { verdict, optional, type Check } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { alternatives, type Alternative } from "../inference/alternative"
import { normalPValue } from "../inference/normal-p-value"
import { finiteOrNull } from "../numbers/finite-or-null"
import { armFields, checkArms, ratesOf, type Arms } from "./arms"
import { scoreZ } from "./score-z"

/** The difference that was found, and how far from the one that was tested it is. */
export type MiettinenNurminenTestResult = {
  /** B - A, from -1 to 1. */
  difference: number | null
  z: number | null
  pValue: number | null
}

/**
 * Miettinen and Nurminen's score test of two proportions: does the rate of B differ from that
 * of A by something else than `margin`?
 *
 * z is (pB - pA - margin) over its standard error, which has the variance of the rates that
 * are most likely among those that differ by exactly the margin, times N / (N - 1). With a
 * margin of 0 that is the pooled z test but for the factor. Assumes independent arms and
 * trials, and a sample size that was fixed beforehand.
 *
 * Reference: Miettinen & Nurminen 1985, Statistics in Medicine 4:213; Farrington & Manning
 * 1990, Statistics in Medicine 9:1447, for the closed form.
 *
 * @param input - `margin` is the difference, B - A, of the null hypothesis (Default: 0);
 *   `alternative` says to which side of it evidence counts (Default: "two-sided")
 * @returns z 0 and p 1 (two-sided) with a margin of 0 when no trial or every trial succeeded;
 *   all `null` when an arm has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `margin` is not between -1 and 1, or `alternative` is unknown
 * @example
 * const arms = { successesA: 48, nA: 80, successesB: 56, nB: 70 }
 * miettinenNurminenTest({ ...arms }).pValue // 0.008258
 * miettinenNurminenTest({ ...arms, margin: -0.05, alternative: "greater" }).z // 3.2811
 */
export function miettinenNurminenTest(
  input: Arms & { margin?: number; alternative?: Alternative }
): MiettinenNurminenTestResult {
  checkInput(input, {
    ...armFields,
    margin: optional(innerDifference),
    alternative: alternatives,
  })
  checkArms(input)
  const rates = ratesOf(input)
  if (!rates) {
    return { difference: null, z: null, pValue: null }
  }
  const z = scoreZ(input, input.margin ?? 0)
  return {
    difference: rates.difference,
    z: finiteOrNull(z),
    pValue: normalPValue(z, input.alternative),
  }
}

const innerDifference: Check = (value) =>
  verdict(
    typeof value === "number" && value > -1 && value < 1,
    "must be a number between -1 and 1, both excluded",
    value
  )
