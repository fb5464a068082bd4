import { checkInput } from "../checks/check-input"
import { betaExpectation } from "../numbers/beta-expectation"
import { finiteOrNull } from "../numbers/finite-or-null"
import { betaTails, logBetaKernel, type UnitPoint } from "../numbers/incomplete-beta"
import { armFields, checkArms, type Arms } from "../proportions/arms"
import {
  meanOf,
  posteriorOf,
  priorFields,
  type BetaDistribution,
  type BetaPrior,
} from "./posterior"

/** Losses and means are rates. */
export type BetaBinomialComparisonResult = {
  probabilityBBeatsA: number | null
  /** Expected loss of choosing A: E max(pB - pA, 0). */
  expectedLossA: number | null
  /** Expected loss of choosing B: E max(pA - pB, 0). */
  expectedLossB: number | null
  meanA: number | null
  meanB: number | null
}

/**
 * Bayesian comparison of two proportions: the probability that B's rate is higher than A's,
 * and what choosing either would cost if it is not.
 *
 * Each rate has the posterior Beta(priorAlpha + successes, priorBeta + failures); all values
 * are expectations over the narrower of the two, by quadrature to nearly full precision (not
 * simulated), for any prior and for millions of trials. Assumes independent arms; the
 * probability does not correct for looking often, as {@link msprt} does.
 *
 * Reference: Evan Miller 2013, "Formulas for Bayesian A/B testing"; Stucchio 2015, "Bayesian
 * A/B testing at VWO" (expected loss).
 *
 * @returns what the prior says about an arm without data; `expectedLossA - expectedLossB`
 *   equals `meanB - meanA`
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, or a prior is not above 0 and at most 1e15
 * @example
 * const arms = { successesA: 311, nA: 1550, successesB: 216, nB: 1118 }
 * const prior = { priorAlpha: 1, priorBeta: 1 }
 * betaBinomialComparison({ ...arms, ...prior }).probabilityBBeatsA // 0.319198
 * betaBinomialComparison({ ...arms, ...prior }).expectedLossB // 0.0105308
 */
export function betaBinomialComparison(
  input: Arms & BetaPrior
): BetaBinomialComparisonResult {
  checkInput(input, { ...armFields, ...priorFields })
  checkArms(input)
  const a = posteriorOf(input.successesA, input.nA, input)
  const b = posteriorOf(input.successesB, input.nB, input)
  const isANarrower = 1 / a.a + 1 / a.b < 1 / b.a + 1 / b.b
  const [narrow, wide] = isANarrower ? [a, b] : [b, a]
  const [below, above, distanceBelow, distanceAbove] = betaExpectation(
    narrow.a,
    narrow.b,
    (point) => sharesAround(point, wide)
  )
  return {
    probabilityBBeatsA: finiteOrNull(Math.min(1, isANarrower ? above : below)),
    expectedLossA: finiteOrNull(isANarrower ? distanceAbove : distanceBelow),
    expectedLossB: finiteOrNull(isANarrower ? distanceBelow : distanceAbove),
    meanA: finiteOrNull(meanOf(a)),
    meanB: finiteOrNull(meanOf(b)),
  }
}

/**
 * The probabilities of a variable X to be below and above a point x, then E max(x - X, 0) and
 * E max(X - x, 0). These are (x - mean) times the tail plus x^a (1-x)^b / B(a, b) over
 * a + b: Stein's identity of the beta distribution.
 */
function sharesAround(point: UnitPoint, { a, b }: BetaDistribution): number[] {
  const { lower: below, upper: above } = betaTails(point, a, b)
  const spread = Math.exp(logBetaKernel(point, a, b)) / (a + b)
  // x - a / (a + b), without cancellation for x near 0 or 1.
  const fromMean = (b * point.x - a * point.complement) / (a + b)
  return [
    below,
    above,
    Math.max(0, fromMean * below + spread),
    Math.max(0, spread - fromMean * above),
  ]
}
