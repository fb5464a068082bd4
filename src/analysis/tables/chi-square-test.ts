import { checkInput } from "../checks/check-input"
import { flag } from "../checks/rules"
import { chiSquareResult, type ChiSquareResult } from "./chi-square-result"
import {
  cellsOf,
  cellWarnings,
  checkVariants,
  variantFields,
  type VariantCounts,
} from "./variant-counts"

/**
 * Pearson's chi-square test of equal proportions in two or more variants: is there any
 * difference among their rates?
 *
 * The sum of (O - E)² / E over successes and failures of every variant, with k - 1 degrees
 * of freedom. `yates` takes min(½, |O - E|) from each distance, for two variants only; with
 * more it has no effect, as in R. Assumes independent trials and an expected count of about
 * 5 or more in each cell.
 *
 * Reference: Pearson 1900; Yates 1934; R `chisq.test`.
 *
 * @returns `null` for statistic and p when a variant has no data; 0 and 1 when no trial or
 *   every trial succeeded; a warning where an expected count is below 5, or where `yates` has
 *   no effect
 * @throws RangeError when the lists differ in length or have fewer than two entries, a count
 *   is not a whole number of 0 or more, there are more successes than trials, or `yates` is
 *   no boolean
 * @example
 * const counts = { successes: [183, 26, 50], totals: [3353, 479, 736] }
 * chiSquareTest({ ...counts, yates: false }).statistic // 2.0716892
 * chiSquareTest({ ...counts, yates: false }).pValue // 0.3549265
 */
export function chiSquareTest(
  input: VariantCounts & { yates: boolean }
): ChiSquareResult {
  checkInput(input, { ...variantFields, yates: flag })
  checkVariants(input)
  const cells = cellsOf(input)
  const df = input.totals.length - 1
  const correction = input.yates && df === 1 ? 0.5 : 0
  const warnings = cellWarnings(cells)
  if (input.yates && df > 1) {
    warnings.push("Yates's correction is for two variants: not applied")
  }
  const statistic = cells?.reduce((sum, { expected, excess }) => {
    const distance = Math.max(0, Math.abs(excess) - correction)
    return sum + (distance / expected) * distance
  }, 0)
  return chiSquareResult(statistic ?? null, df, warnings)
}
