import { checkInput } from "../checks/check-input"
import { level, oneOf } from "../checks/rules"
import { armFields, checkArms, type Arms } from "../proportions/arms"
import {
  logRatioInterval,
  type LogRatioInterval,
  type ZeroCellCorrection,
} from "./log-ratio-interval"

/**
 * Odds ratio of two arms, (sB fA) / (fB sA), with Woolf's logit interval.
 *
 * The log of the ratio has the variance 1/sA + 1/fA + 1/sB + 1/fB, with successes s and
 * failures f. The correction `haldane` adds ½ to each of the four. Assumes independent arms
 * and trials. With 10 trials an arm 95 % intervals are too wide: on average over rates of 10 to
 * 90 % they cover 96.9 % of the time without correction, 97.2 % with it.
 *
 * Reference: Woolf 1955, Annals of Human Genetics 19:251; R epitools `oddsratio.wald`.
 *
 * @returns without correction: all `null` when A has no success or B no failure, else a
 *   ratio of 0 without interval when B has no success or A no failure; all `null` when an
 *   arm has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `confidence` is not between 0 and 1, or `correction` is unknown
 * @example
 * const arms = { successesA: 240, nA: 1861, successesB: 200, nB: 1526 }
 * oddsRatio({ ...arms, confidence: 0.9, correction: "none" }).ratio // 1.018728
 * oddsRatio({ ...arms, confidence: 0.9, correction: "none" }).lower // 0.860454
 */
export function oddsRatio(
  input: Arms & { confidence: number; correction: ZeroCellCorrection }
): LogRatioInterval {
  checkInput(input, {
    ...armFields,
    confidence: level,
    correction: oneOf(["none", "haldane"]),
  })
  checkArms(input)
  const added = input.correction === "haldane" ? 0.5 : 0
  const hasData = input.nA > 0 && input.nB > 0
  const [successesA, successesB] = [input.successesA + added, input.successesB + added]
  const failuresA = input.nA - input.successesA + added
  const failuresB = input.nB - input.successesB + added
  return logRatioInterval(
    hasData ? (successesB / failuresB) * (failuresA / successesA) : Number.NaN,
    1 / successesA + 1 / failuresA + 1 / successesB + 1 / failuresB,
    input.confidence
  )
}
