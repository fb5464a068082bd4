import { lowerBetaBound, upperBetaBound } from "./beta-bounds"
import {
  checkProportion,
  type Proportion,
  type ProportionInterval,
} from "./proportion-interval"

/**
 * Clopper and Pearson's exact interval of a proportion: guaranteed to cover at least at its
 * level, and therefore wider than it would have to be.
 *
 * The lower bound is the α/2 quantile of Beta(s, n - s + 1), the upper bound the 1 - α/2
 * quantile of Beta(s + 1, n - s). Assumes independent trials. On average over all rates 95 %
 * intervals cover 98.4 % of the time with 10 trials and 96.8 % with 50.
 *
 * Reference: Clopper & Pearson 1934, Biometrika 26:404; R `binom.test`.
 *
 * @returns a lower bound of exactly 0 without successes, an upper bound of exactly 1 without
 *   failures, all `null` for n = 0
 * @throws RangeError when a count is not a whole number of 0 or more, there are more
 *   successes than trials, or `confidence` is not between 0 and 1
 * @example
 * clopperPearsonInterval({ successes: 0, n: 20, confidence: 0.95 }).upper // 0.168433
 */
export function clopperPearsonInterval(
  input: Proportion & { confidence: number }
): ProportionInterval {
  checkProportion(input)
  const { successes, n, confidence } = input
  if (n === 0) {
    return { estimate: null, lower: null, upper: null }
  }
  const failures = n - successes
  const tail = (1 - confidence) / 2
  return {
    estimate: successes / n,
    lower: successes === 0 ? 0 : lowerBetaBound(tail, successes, failures + 1),
    upper: failures === 0 ? 1 : upperBetaBound(tail, successes + 1, failures),
  }
}
