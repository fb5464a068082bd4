import { list, record } from "../checks/check"
import { checkInput, checkPart } from "../checks/check-input"
import { betaTails, logBetaKernel, pointAtLogOdds } from "../numbers/incomplete-beta"
import { integrate } from "../numbers/integrate"
import { betaQuantileLogOdds } from "../numbers/inverse-incomplete-beta"
import { proportionFields, type Proportion } from "../proportions/proportion-interval"
import {
  posteriorOf,
  priorFields,
  type BetaDistribution,
  type BetaPrior,
} from "../proportions/posterior"

/**
 * Probability of each variant to have the highest rate of all.
 *
 * The integral of the variant's posterior density times the posterior distribution functions
 * of all others, by adaptive Gauss-Kronrod quadrature (not simulated). Posteriors as in
 * {@link betaBinomialComparison}. Assumes independent variants.
 *
 * Reference: Scott 2010, "A modern Bayesian look at the multi-armed bandit", Applied
 * Stochastic Models in Business and Industry 26:639.
 *
 * @returns one probability a variant, in the given order, with a sum of 1
 * @throws RangeError when there are fewer than two variants, a count is not a whole number of
 *   0 or more, a variant has more successes than trials, or a prior is not above 0 and at most 1e15
 * @example
 * const variants = [
 *   { successes: 30, n: 1000 },
 *   { successes: 38, n: 1010 },
 *   { successes: 35, n: 990 },
 * ]
 * const { probabilities } = probabilityBest({ variants, priorAlpha: 1, priorBeta: 1 })
 * probabilities // [0.0941, 0.5513, 0.3546]
 */
export function probabilityBest(input: BetaPrior & { variants: Proportion[] }): {
  probabilities: (number | null)[]
} {
  checkInput(input, { ...priorFields, variants: list(record(proportionFields), 2) })
  input.variants.forEach(({ successes, n }, index) =>
    checkPart([successes, `variants[${index}].successes`], [n, `variants[${index}].n`])
  )
  const posteriors = input.variants.map(({ successes, n }) =>
    posteriorOf(successes, n, input)
  )
  const masses = integrate(
    (logOdds) => bestDensities(logOdds, posteriors),
    breaksFor(posteriors),
    1e-12
  )
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  return {
    probabilities: masses.map((mass) => (total > 0 ? mass / total : null)),
  }
}

/** For each variant the density that it is at these log odds and all others are below. */
function bestDensities(logOdds: number, posteriors: BetaDistribution[]): number[] {
  const point = pointAtLogOdds(logOdds)
  const below = posteriors.map(({ a, b }) => betaTails(point, a, b).lower)
  return posteriors.map(({ a, b }, best) =>
    below.reduce(
      (product, share, index) => (index === best ? product : product * share),
      Math.exp(logBetaKernel(point, a, b))
    )
  )
}

/** What is left out at either end of the range. */
const outside = 1e-25

/** So far beyond its last bend a density is e^(a x) or e^(-b x) of the log odds x to 1e-16. */
const straightAfter = 37

/**
 * Where to cut the range: it starts where the best cannot be below, ends where none can be
 * above, and is cut at each variant's middle, tails and ends, and at the ends of its bends.
 * Else a piece of a thousand log odds, as a prior of 0.001 has them, could begin or end with
 * the tail of a sharp variant or with a bend of a few log odds, which would go unseen.
 */
function breaksFor(posteriors: BetaDistribution[]): number[] {
  const at = (tails: { lower: number; upper: number }) =>
    posteriors.map(({ a, b }) => betaQuantileLogOdds(tails, a, b))
  const starts = at({ lower: outside, upper: 1 })
  const ends = at({ lower: 1, upper: outside })
  const bends = posteriors.map(({ a, b }) => Math.log1p(a + b) + straightAfter)
  const start = Math.max(...starts)
  const end = Math.max(...ends)
  const inner = [
    ...starts,
    ...at({ lower: 1e-6, upper: 1 }),
    ...at({ lower: 0.02, upper: 1 }),
    ...at({ lower: 0.5, upper: 0.5 }),
    ...at({ lower: 1, upper: 0.02 }),
    ...at({ lower: 1, upper: 1e-6 }),
    ...ends,
    ...bends,
    ...bends.map((bend) => -bend),
  ].filter((logOdds) => logOdds > start && logOdds < end)
  return [start, ...inner.sort((first, second) => first - second), end]
}
