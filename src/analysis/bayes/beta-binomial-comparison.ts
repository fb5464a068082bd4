import { checkInput } from "../checks/check-input"
import { betaExpectation } from "../numbers/beta-expectation"
import { finiteOrNull } from "../numbers/finite-or-null"
import {
  betaTails,
  logBetaKernel,
  mirrored,
  type UnitPoint,
} from "../numbers/incomplete-beta"
import { armFields, checkArms, type Arms } from "../proportions/arms"
import {
  meanOf,
  posteriorOf,
  priorFields,
  type BetaDistribution,
  type BetaPrior,
} from "../proportions/posterior"

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
 * E max(X - x, 0).
 */
function sharesAround(point: UnitPoint, { a, b }: BetaDistribution): number[] {
  const tails = betaTails(point, a, b)
  const density = Math.exp(logBetaKernel(point, a, b))
  return [
    tails.lower,
    tails.upper,
    shortfall(point, tails.lower, density, a, b),
    shortfall(mirrored(point), tails.upper, density, b, a),
  ]
}

/**
 * E max(x - X, 0): (x - mean) times the tail plus x^a (1-x)^b / B(a, b) over a + b, which is
 * Stein's identity of the beta distribution. Well below the mean these nearly cancel when a is
 * small, and so the power series of the sum is taken there, whose terms are all positive:
 * Σ s x^n (a + b n) / (a + n) from n = 1 on, over a, with s = Π (a + b + k) / (a + 1 + k) over
 * k below n - 1.
 */
function shortfall(
  { x, complement }: UnitPoint,
  tail: number,
  density: number,
  a: number,
  b: number
): number {
  const n = a + b
  if (x * n > a / 2) {
    // x - a / n, without cancellation for x near 0 or 1.
    const fromMean = (b * x - a * complement) / n
    return Math.max(0, fromMean * tail + density / n)
  }
  let power = x
  let sum = 0
  for (let order = 1, term = x; term > sum * 1e-17; order++) {
    term = power * ((a + b * order) / (a + order))
    sum += term
    power *= x * ((n + order - 1) / (a + order))
  }
  return (density / a) * (sum / n)
}
