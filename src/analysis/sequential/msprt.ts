import { checkInput } from "../checks/check-input"
import { level, positive } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { armFields, checkArms, ratesOf, type Arms } from "../proportions/arms"
import { logMixtureRatio } from "./log-mixture-ratio"
import { smallArmWarnings } from "./small-arm-warnings"

/** The difference of rates, B - A, with bounds that hold at every look at once. */
export type MsprtResult = {
  difference: number | null
  standardError: number | null
  logLikelihoodRatio: number | null
  pValue: number | null
  lower: number | null
  upper: number | null
  /** Whether it is too early to look. */
  warnings: string[]
}

/**
 * Mixture sequential probability ratio test of a difference of proportions: a p-value and an
 * interval that stay valid however often one looks and whenever one stops.
 *
 * The likelihood ratio Λ of a difference drawn from a normal distribution with standard
 * deviation τ against none, with the variance v = pA qA / nA + pB qB / nB of the difference:
 * ln Λ = ½ ln(v / (v + τ²)) + d² τ² / (2 v (v + τ²)), p = min(1, 1/Λ). Decide on τ
 * beforehand: about the size of the effects that are worth finding.
 *
 * Assumes counts large enough for the normal approximation. With arms of about one size the
 * promise holds from the first look on, for rates of 0.5 % too (100 looks at no effect find a
 * winner in 1 to 4 of 100). A small arm with no or one success has far too small a variance:
 * with 10 % of the units in one arm and a rate of 5 %, looks from the start find a winner in
 * 21 of 100. Wait for 10 successes and 10 failures in each arm, which
 * the warnings ask for; then it is 2 of 100.
 *
 * Reference: Johari, Pekelis & Walsh 2015/2022, "Always valid inference", arXiv 1512.04922.
 *
 * @param input - `tau` on the scale of the absolute difference of rates
 * @returns p 1 without ratio and bounds where neither rate varies; all `null` when an arm
 *   has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, `tau` is not above 0, or `confidence` is not between 0 and 1
 * @example
 * const arms = { successesA: 5683, nA: 82064, successesB: 7213, nB: 85240 }
 * msprt({ ...arms, tau: 0.005, confidence: 0.95 }).lower // 0.0113909
 * msprt({ ...arms, tau: 0.005, confidence: 0.95 }).pValue // 1.7547e-28
 */
export function msprt(input: Arms & { tau: number; confidence: number }): MsprtResult {
  checkInput(input, { ...armFields, tau: positive, confidence: level })
  checkArms(input)
  const rates = ratesOf(input)
  const none = { logLikelihoodRatio: null, pValue: null, lower: null, upper: null }
  const warnings = smallArmWarnings(input)
  if (!rates) {
    return { difference: null, standardError: null, ...none, warnings }
  }
  const { difference, variance } = rates
  const standardError = Math.sqrt(variance)
  if (variance === 0) {
    return { difference, standardError, ...none, pValue: 1, warnings }
  }
  const { tau, confidence } = input
  const logRatio = logMixtureRatio(difference, variance, tau)
  const growth = Math.log1p((tau / variance) * tau)
  const reach =
    (Math.sqrt(variance + tau * tau) / tau) *
    Math.sqrt(variance * (growth - 2 * Math.log1p(-confidence)))
  return {
    difference,
    standardError,
    logLikelihoodRatio: finiteOrNull(logRatio),
    pValue: finiteOrNull(Math.min(1, Math.exp(-logRatio))),
    lower: finiteOrNull(difference - reach),
    upper: finiteOrNull(difference + reach),
    warnings,
  }
}
