import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { armFields, checkArms, ratesOf, type Arms } from "../proportions/arms"
import { fiellerBounds, type FiellerUpliftResult } from "./fieller-bounds"

/**
 * Fieller's interval of the relative uplift of the rate of B over that of A, pB / pA - 1.
 *
 * {@link fiellerUplift} of the two rates with their standard errors √(p q / n). Assumes
 * independent arms and counts large enough for rates that are about normal.
 *
 * Coverage at 95 % of the intervals that are bounded, by exact summation over all outcomes of
 * two arms of equal size: 94.1 % to 95.4 % at n = 1000 from a rate of 0.01. At n = 50 it is 94.2 %
 * to 94.7 % from a rate of 0.2, 95.8 % to 97.9 % at 0.1, where 75 % of them are bounded, and
 * 88.7 % at 0.05, where 24 % are. At n = 10 it is 92.2 % at 0.3, 85.9 % at 0.2 and 75.3 % for 0.9
 * against 0.95, 87.0 % on average over rates of 10 % to 90 %: {@link riskRatio} is the better
 * choice there.
 *
 * Reference: Fieller 1954, JRSS B 16:175.
 *
 * @returns `isBounded` false and no bounds where A's rate does not differ significantly from
 *   0: with fewer successes than about z²; an interval without width, at -1, where B has no
 *   success; `uplift` is `null` where A has none or an arm has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, or `confidence` is not between 0 and 1
 * @example
 * const arms = { successesA: 33, nA: 856, successesB: 14, nB: 303 }
 * fiellerRateUplift({ ...arms, confidence: 0.95 }).uplift // 0.19852
 * fiellerRateUplift({ ...arms, confidence: 0.95 }).lower // -0.442368
 * fiellerRateUplift({ ...arms, confidence: 0.95 }).upper // 1.141495
 */
export function fiellerRateUplift(
  input: Arms & { confidence: number }
): FiellerUpliftResult {
  checkInput(input, { ...armFields, confidence: level })
  checkArms(input)
  const { successesA, nA, successesB, nB, confidence } = input
  const rates = ratesOf(input)
  if (!rates) {
    return { uplift: null, lower: null, upper: null, isBounded: false }
  }
  const { rateA, rateB } = rates
  const a = {
    mean: rateA,
    standardError: Math.sqrt((rateA * ((nA - successesA) / nA)) / nA),
  }
  const b = {
    mean: rateB,
    standardError: Math.sqrt((rateB * ((nB - successesB) / nB)) / nB),
  }
  return fiellerBounds(a, b, 0, confidenceZ(confidence))
}
