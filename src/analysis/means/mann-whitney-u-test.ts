import { list, optional } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { finite, flag } from "../checks/rules"
import { alternatives, type Alternative } from "../inference/alternative"
import { normalPValue } from "../inference/normal-p-value"
import { rankSummary } from "./rank-summary"

/** How often values of B are above values of A, and how unlikely that is by chance. */
export type MannWhitneyUTestResult = {
  /** Pairs in which B is larger, plus half the ties. */
  u: number | null
  z: number | null
  pValue: number | null
  /** Probability that a value of B is larger than one of A, plus half that of a tie. */
  probabilityOfSuperiority: number | null
}

/**
 * Mann-Whitney U test (Wilcoxon rank-sum test): do the values of B tend to be larger than
 * those of A?
 *
 * U counts the pairs with b > a, and ties half; z is its distance from nA nB / 2 in standard
 * deviations corrected for ties, less a continuity correction of ½ towards 0 (two-sided),
 * of ½ (`greater`) or -½ (`less`). Assumes independent units and about 10 or more in each
 * arm for the normal distribution of U. On revenue with mostly zeros it tests the order rate
 * more than the amount: show it beside {@link welchTTestFromSamples}.
 *
 * Reference: Mann & Whitney 1947; R `wilcox.test(b, a, exact = FALSE)`, whose W is U.
 *
 * @param input - `continuity` switches the correction (Default: true)
 * @returns z 0 and p 1 when all values are equal; all `null` when an arm is empty
 * @throws RangeError when a value is not a finite number, `alternative` is unknown, or
 *   `continuity` is no boolean
 * @example
 * mannWhitneyUTest({ a: [1, 2], b: [3, 4, 5] }).u // 6
 * mannWhitneyUTest({ a: [1, 2], b: [3, 4, 5] }).pValue // 0.148915
 */
export function mannWhitneyUTest(input: {
  a: number[]
  b: number[]
  alternative?: Alternative
  continuity?: boolean
}): MannWhitneyUTestResult {
  checkInput(input, {
    a: list(finite),
    b: list(finite),
    alternative: alternatives,
    continuity: optional(flag),
  })
  const { a, b, alternative = "two-sided", continuity = true } = input
  const pairs = a.length * b.length
  if (pairs === 0) {
    return { u: null, z: null, pValue: null, probabilityOfSuperiority: null }
  }
  const { u, variance } = rankSummary(a, b)
  const distance = u - pairs / 2
  const correction = {
    "two-sided": Math.sign(distance) / 2,
    greater: 0.5,
    less: -0.5,
  }[alternative]
  const z =
    variance === 0 ? 0 : (distance - (continuity ? correction : 0)) / Math.sqrt(variance)
  return {
    u,
    z: z + 0,
    pValue: variance === 0 ? 1 : normalPValue(z, alternative),
    probabilityOfSuperiority: u / pairs,
  }
}
