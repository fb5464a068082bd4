import { checkInput } from "../checks/check-input"
import { chiSquareResult, type ChiSquareResult } from "./chi-square-result"
import {
  cellDeviance,
  cellsOf,
  cellWarnings,
  checkVariants,
  variantFields,
  type VariantCounts,
} from "./variant-counts"

/**
 * G test (likelihood-ratio chi-square test) of equal proportions in two or more variants.
 *
 * Twice the sum of O ln(O / E) over successes and failures of every variant, where 0 ln 0 is
 * 0, with k - 1 degrees of freedom. Assumes what {@link chiSquareTest} does; the statistics
 * of several tests add up.
 *
 * Reference: Wilks 1938; Sokal & Rohlf 1981; SciPy `chi2_contingency(lambda_="log-likelihood")`.
 *
 * @returns `null` for statistic and p when a variant has no data; 0 and 1 when no trial or
 *   every trial succeeded; a warning where an expected count is below 5
 * @throws RangeError when the lists differ in length or have fewer than two entries, a count
 *   is not a whole number of 0 or more, or there are more successes than trials
 * @example
 * gTest({ successes: [166, 287], totals: [2385, 3663] }).statistic // 1.60891
 */
export function gTest(input: VariantCounts): ChiSquareResult {
  checkInput(input, variantFields)
  checkVariants(input)
  const cells = cellsOf(input)
  const statistic = cells?.reduce((sum, cell) => sum + 2 * cellDeviance(cell), 0)
  return chiSquareResult(statistic ?? null, input.totals.length - 1, cellWarnings(cells))
}
