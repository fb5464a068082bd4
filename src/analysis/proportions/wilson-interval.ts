import { confidenceZ } from "../inference/confidence-z"
import {
  checkProportion,
  type Proportion,
  type ProportionInterval,
} from "./proportion-interval"
import { wilsonBounds } from "./wilson-bounds"

/**
 * Wilson's score interval of a proportion, without continuity correction: the default choice
 * for open, click and order rates.
 *
 * The rates that a z test with the standard error under the null hypothesis would not
 * reject. Assumes independent trials. Never leaves 0 to 1, and covers close to its level
 * even for small rates (2 % of 100: 94.9 %, where Wald's interval covers 87.0 %).
 *
 * Reference: Wilson 1927, JASA 22:209; Brown, Cai & DasGupta 2001.
 *
 * @returns a lower bound of exactly 0 without successes, an upper bound of exactly 1 without
 *   failures, all `null` for n = 0
 * @throws RangeError when a count is not a whole number of 0 or more, there are more
 *   successes than trials, or `confidence` is not between 0 and 1
 * @example
 * wilsonInterval({ successes: 231, n: 1153, confidence: 0.95 }).lower // 0.178256
 * wilsonInterval({ successes: 0, n: 20, confidence: 0.95 }).upper // 0.161125
 */
export function wilsonInterval(
  input: Proportion & { confidence: number }
): ProportionInterval {
  checkProportion(input)
  const { successes, n, confidence } = input
  if (n === 0) {
    return { estimate: null, lower: null, upper: null }
  }
  return {
    estimate: successes / n,
    ...wilsonBounds(successes, n, confidenceZ(confidence)),
  }
}
