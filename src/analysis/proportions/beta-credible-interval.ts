import { posteriorOf, meanOf, priorFields, type BetaPrior } from "./posterior"
import { checkInput, checkPart } from "../checks/check-input"
import { level } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { lowerBetaBound, upperBetaBound } from "./beta-bounds"
import { proportionFields, type Proportion } from "./proportion-interval"

/** Mean and bounds of the posterior distribution of a rate. */
export type BetaCredibleInterval = {
  mean: number | null
  lower: number | null
  upper: number | null
}

/**
 * Equal-tailed Bayesian credible interval of a proportion: given the prior, the rate lies in
 * it with the stated probability.
 *
 * The prior Beta(priorAlpha, priorBeta) becomes Beta(priorAlpha + successes, priorBeta +
 * failures); 1 and 1 is the uniform prior, ½ and ½ Jeffreys's.
 *
 * Reference: Brown, Cai & DasGupta 2001, Statistical Science 16:101.
 *
 * @returns the prior's own mean and bounds for n = 0
 * @throws RangeError when a count is not a whole number of 0 or more, there are more
 *   successes than trials, a prior is not above 0 and at most 1e15, or `confidence` is not between 0 and 1
 * @example
 * const prior = { priorAlpha: 1, priorBeta: 1 }
 * betaCredibleInterval({ successes: 72, n: 170, ...prior, confidence: 0.95 }).mean // 0.424419
 * betaCredibleInterval({ successes: 72, n: 170, ...prior, confidence: 0.95 }).lower // 0.351695
 */
export function betaCredibleInterval(
  input: Proportion & BetaPrior & { confidence: number }
): BetaCredibleInterval {
  checkInput(input, {
    ...proportionFields,
    ...priorFields,
    confidence: level,
  })
  checkPart([input.successes, "successes"], [input.n, "n"])
  const posterior = posteriorOf(input.successes, input.n, input)
  const { a, b } = posterior
  const tail = (1 - input.confidence) / 2
  return {
    mean: finiteOrNull(meanOf(posterior)),
    lower: finiteOrNull(lowerBetaBound(tail, a, b)),
    upper: finiteOrNull(upperBetaBound(tail, a, b)),
  }
}
