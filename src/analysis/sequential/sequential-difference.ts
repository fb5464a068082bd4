import { checkInput } from "../checks/check-input"
import { level, positive } from "../checks/rules"
import { armFields, checkArms, ratesOf, type Arms } from "../proportions/arms"
import { sequenceBounds } from "./sequence-bounds"
import { smallArmWarnings } from "./small-arm-warnings"

/** The difference of rates, B - A, with bounds that hold at every look at once. */
export type SequentialDifferenceResult = {
  difference: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  pValue: number | null
  /** Whether it is too early to look. */
  warnings: string[]
}

/**
 * Sequential test of a difference of proportions by an asymptotic confidence sequence: valid
 * however often one looks. The way GrowthBook does it.
 *
 * {@link asymptoticConfidenceSequence} of pB - pA, with the variance
 * pA qA / nA + pB qB / nB and n = nA + nB. With arms of about one size it holds its level from
 * the first look on. With 10 % of the units in one arm and a rate of 5 %, looks from the start
 * find a winner in 13 of 100 where there is no effect, as in {@link msprt}: wait for 10
 * successes and 10 failures in each arm, which the warnings ask for; then it is 2 of 100.
 *
 * Reference: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2021, arXiv 2103.06476.
 *
 * @param input - `optimalSampleSize` is the number of units, of both arms together, that the
 *   interval shall be narrowest at
 * @returns no bounds and no p-value where neither rate varies; all `null` when an arm has no
 *   data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `confidence` is not between 0 and 1, or `optimalSampleSize` is not
 *   above 0
 * @example
 * const arms = { successesA: 8108, nA: 84407, successesB: 3979, nB: 36198 }
 * const design = { confidence: 0.99, optimalSampleSize: 5000 }
 * sequentialDifference({ ...arms, ...design }).lower // 0.00640928
 * sequentialDifference({ ...arms, ...design }).pValue // 1.19345e-10
 */
export function sequentialDifference(
  input: Arms & { confidence: number; optimalSampleSize: number }
): SequentialDifferenceResult {
  checkInput(input, { ...armFields, confidence: level, optimalSampleSize: positive })
  checkArms(input)
  const rates = ratesOf(input)
  const warnings = smallArmWarnings(input)
  if (!rates) {
    return {
      difference: null,
      standardError: null,
      lower: null,
      upper: null,
      pValue: null,
      warnings,
    }
  }
  const { difference, variance } = rates
  const standardError = Math.sqrt(variance)
  const { lower, upper, pValue } = sequenceBounds({
    estimate: difference,
    standardError,
    n: input.nA + input.nB,
    confidence: input.confidence,
    optimalSampleSize: input.optimalSampleSize,
  })
  return { difference, standardError, lower, upper, pValue, warnings }
}
