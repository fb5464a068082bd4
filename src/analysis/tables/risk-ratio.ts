import { checkInput } from "../checks/check-input"
import { level, oneOf } from "../checks/rules"
import { armFields, checkArms, type Arms } from "../proportions/arms"
import {
  logRatioInterval,
  type LogRatioInterval,
  type ZeroCellCorrection,
} from "./log-ratio-interval"

/**
 * Risk ratio (relative risk) pB / pA with Katz's log interval: how many times as often
 * something happens in B as in A.
 *
 * The log of the ratio has the variance 1/sA - 1/nA + 1/sB - 1/nB. The correction `haldane`
 * adds ½ to every cell, so the ratio becomes that of (s + ½) / (n + 1). Assumes independent
 * arms and trials.
 *
 * Reference: Katz et al. 1978, Biometrics 34:469; R epitools `riskratio.wald`.
 *
 * @returns without correction: all `null` when A has no success, a ratio of 0 without
 *   interval when B has none; all `null` when an arm has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `confidence` is not between 0 and 1, or `correction` is unknown
 * @example
 * const arms = { successesA: 223, nA: 1788, successesB: 212, nB: 1729 }
 * riskRatio({ ...arms, confidence: 0.8, correction: "none" }).ratio // 0.98311
 * riskRatio({ ...arms, confidence: 0.8, correction: "none" }).upper // 1.10302
 */
export function riskRatio(
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
  const [nA, nB] = [input.nA + 2 * added, input.nB + 2 * added]
  return logRatioInterval(
    hasData ? (successesB / nB) * (nA / successesA) : Number.NaN,
    (nA - successesA) / successesA / nA + (nB - successesB) / successesB / nB,
    input.confidence
  )
}
