import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { alternatives, type Alternative } from "../inference/alternative"
import { confidenceZ } from "../inference/confidence-z"
import { normalPValue } from "../inference/normal-p-value"
import { clamp } from "../numbers/clamp"
import { finiteOrNull } from "../numbers/finite-or-null"
import { smallCountWarnings } from "../inference/small-count-warnings"
import { armFields, checkArms, ratesOf, type Arms } from "./arms"

/** Rates from 0 to 1; the difference is B - A. */
export type TwoProportionZTestResult = {
  rateA: number | null
  rateB: number | null
  difference: number | null
  z: number | null
  pValue: number | null
  lower: number | null
  upper: number | null
  /** What to say beside the p-value, such as `expected count below 5`. */
  warnings: string[]
}

/**
 * Two-sample z test of proportions: is the rate of B different from that of A, when the
 * sample size was fixed beforehand?
 *
 * z is the difference over its standard error with one pooled rate for both arms; the
 * interval is Wald's, with a rate for each arm, kept within -1 and 1. Assumes independent
 * trials and counts large enough for the normal approximation (5 successes and 5 failures
 * expected in each arm); {@link fisherExactTest} does without. Not for looking every day:
 * see {@link msprt}. On average over rates of 10 to 90 % a 95 % interval covers 91.9 % of the
 * time with 10 trials an arm and 94.2 % with 50; {@link newcombeDifference} covers 95.4 %.
 *
 * Reference: Pearson 1900; R `prop.test(correct = FALSE)`.
 *
 * @returns z 0 and p 1 when no trial or every trial succeeded; with an arm without data only
 *   the other arm's rate; a warning where fewer than 5 successes or failures are expected
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `confidence` is not between 0 and 1, or `alternative` is unknown
 * @example
 * const arms = { successesA: 284, nA: 1105, successesB: 611, nB: 1861 }
 * twoProportionZTest({ ...arms, confidence: 0.95 }).z // 4.0903
 * twoProportionZTest({ ...arms, confidence: 0.95 }).pValue // 0.0000430810
 */
export function twoProportionZTest(
  input: Arms & { confidence: number; alternative?: Alternative }
): TwoProportionZTestResult {
  checkInput(input, { ...armFields, confidence: level, alternative: alternatives })
  checkArms(input)
  const { successesA, nA, successesB, nB, confidence, alternative } = input
  const rates = ratesOf(input)
  if (!rates) {
    return {
      rateA: finiteOrNull(successesA / nA),
      rateB: finiteOrNull(successesB / nB),
      difference: null,
      z: null,
      pValue: null,
      lower: null,
      upper: null,
      warnings: [],
    }
  }
  const { rateA, rateB, difference, variance } = rates
  const successes = successesA + successesB
  const n = nA + nB
  const pooledVariance = (successes / n) * ((n - successes) / n) * (1 / nA + 1 / nB)
  const z = pooledVariance === 0 ? 0 : difference / Math.sqrt(pooledVariance)
  const reach = confidenceZ(confidence) * Math.sqrt(variance)
  return {
    rateA,
    rateB,
    difference,
    z,
    pValue: pooledVariance === 0 ? 1 : normalPValue(z, alternative),
    lower: clamp(difference - reach, -1, 1),
    upper: clamp(difference + reach, -1, 1),
    warnings: smallCountWarnings(
      [successes, n - successes].flatMap((all) => [(nA / n) * all, (nB / n) * all])
    ),
  }
}
