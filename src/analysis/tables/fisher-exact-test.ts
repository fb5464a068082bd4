import { checkInput } from "../checks/check-input"
import { alternatives, type Alternative } from "../inference/alternative"
import { finiteOrNull } from "../numbers/finite-or-null"
import { armFields, checkArms, type Arms } from "../proportions/arms"
import { walkTables } from "./walk-tables"

/** The odds ratio is that of the sample, sB fA / (fB sA). */
export type FisherExactTestResult = { oddsRatio: number | null; pValue: number | null }

/** Tables whose probabilities differ by no more than this count as equally likely, as in R. */
const tieFactor = 1.0000001

/**
 * Fisher's exact test of two proportions: right for any sample size, for counts too small
 * for {@link twoProportionZTest}.
 *
 * Given the totals, the successes in B follow a hypergeometric distribution. One-sided: the
 * probability of as many or more (`greater`), or as few or fewer (`less`). Two-sided: the
 * probability of all tables that are no more likely than the observed one. The odds ratio is
 * the sample's own, (sB fA) / (fB sA), not the conditional maximum likelihood estimate.
 *
 * Reference: Fisher 1935, "The logic of inductive inference"; R `fisher.test`.
 *
 * @returns an odds ratio of `null` when its denominator is 0; both `null` when an arm has no
 *   data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, or `alternative` is unknown
 * @example
 * const arms = { successesA: 1, nA: 9, successesB: 11, nB: 14 }
 * fisherExactTest({ ...arms, alternative: "greater" }).pValue // 0.00249024
 * fisherExactTest(arms).oddsRatio // 29.3333
 */
export function fisherExactTest(
  input: Arms & { alternative?: Alternative }
): FisherExactTestResult {
  checkInput(input, { ...armFields, alternative: alternatives })
  checkArms(input)
  const { successesA, nA, successesB, nB, alternative = "two-sided" } = input
  if (nA === 0 || nB === 0) {
    return { oddsRatio: null, pValue: null }
  }
  const odds = (successesB / (nB - successesB)) * ((nA - successesA) / successesA)
  let total = 0
  let observed = 0
  walkTables(input, (x, probability) => {
    total += probability
    observed = x === successesB ? probability : observed
  })
  let asExtreme = 0
  walkTables(input, (x, probability) => {
    const counts = {
      "two-sided": probability <= observed * tieFactor,
      greater: x >= successesB,
      less: x <= successesB,
    }
    asExtreme += counts[alternative] ? probability : 0
  })
  return { oddsRatio: finiteOrNull(odds), pValue: Math.min(1, asExtreme / total) }
}
