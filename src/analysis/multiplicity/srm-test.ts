import { list } from "../checks/check"
import { checkInput, checkSameLength } from "../checks/check-input"
import { count, positive } from "../checks/rules"
import { chiSquareResult, type ChiSquareResult } from "../tables/chi-square-result"
import { smallCountWarnings } from "../inference/small-count-warnings"

/**
 * Sample ratio mismatch test: did the experiment put people into its arms in the ratio it was
 * told to? If not, nothing else about it can be trusted.
 *
 * Chi-square goodness of fit of the observed sizes against the weights, with k - 1 degrees of
 * freedom. Assumes independent assignment and an expected count of about 5 or more an arm.
 * The usual alarm threshold is p < 0.001, because the test is run on every experiment.
 *
 * Reference: Pearson 1900; Fabijan et al. 2019, KDD.
 *
 * @param input - `weights` on any scale, in the order of `observed`
 * @returns `null` for statistic and p when nobody was observed; a warning where an expected
 *   size is below 5
 * @throws RangeError when the lists differ in length or have fewer than two entries, an
 *   observed size is not a whole number of 0 or more, or a weight is not above 0
 * @example
 * srmTest({ observed: [5021, 4830], weights: [1, 1] }).pValue // 0.0543057
 * srmTest({ observed: [5300, 4700], weights: [1, 1] }).pValue // 1.9732e-9
 */
export function srmTest(input: {
  observed: number[]
  weights: number[]
}): ChiSquareResult {
  checkInput(input, { observed: list(count, 2), weights: list(positive, 2) })
  const { observed, weights } = input
  checkSameLength([observed, "observed"], [weights, "weights"])
  const df = observed.length - 1
  const total = sum(observed)
  if (total === 0) {
    return chiSquareResult(null, df, [])
  }
  // Near 1, because the sum of huge weights may overflow; by a power of 2, which is exact.
  const largest = weights.reduce((first, second) => Math.max(first, second))
  const scale = 2 ** Math.floor(Math.log2(largest))
  const scaled = weights.map((weight) => weight / scale)
  const allWeights = sum(scaled)
  const expected = scaled.map((weight) => total * (weight / allWeights))
  const statistic = observed.reduce((statistic, size, index) => {
    const excess = (size * allWeights - total * scaled[index]) / allWeights
    return statistic + (excess / expected[index]) * excess
  }, 0)
  return chiSquareResult(statistic, df, smallCountWarnings(expected))
}

function sum(values: number[]): number {
  return values.reduce((first, second) => first + second, 0)
}
