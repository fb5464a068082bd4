import { checkInput } from "../checks/check-input"
import { finite, level, nonNegative } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { criticalZ, designFields, powerZ, type TestDesign } from "./design"
import { wholeSampleSize } from "./whole-sample-size"

/** Units needed in each arm, before and after rounding up. */
export type SampleSizeMeansResult = { exact: number | null; nPerGroup: number | null }

/**
 * Sample size for comparing two means, such as revenue a recipient, in arms of equal size.
 *
 * n = 2 ((zα + zβ) sd / difference)². Assumes the same standard deviation in both arms and
 * a sample large enough for the normal distribution (a t test needs one or two more).
 *
 * Reference: Fleiss 1981; R `power.t.test` in the limit of many degrees of freedom.
 *
 * @param input - `difference` and `sd` in the same unit, `sided` 1 or 2 (Default: 2)
 * @returns all `null` for a difference of 0
 * @throws RangeError when `difference` is not finite, `sd` is below 0, `alpha` or `power` is
 *   not between 0 and 1, or `sided` is unknown
 * @example
 * sampleSizeMeans({ difference: 2.5, sd: 18, alpha: 0.05, power: 0.8 }).nPerGroup // 814
 */
export function sampleSizeMeans(
  input: TestDesign & { difference: number; sd: number; power: number }
): SampleSizeMeansResult {
  checkInput(input, {
    difference: finite,
    sd: nonNegative,
    ...designFields,
    power: level,
  })
  const { difference, sd, power } = input
  if (difference === 0) {
    return { exact: null, nPerGroup: null }
  }
  const exact = 2 * (((criticalZ(input) + powerZ(power)) * sd) / difference) ** 2
  return { exact: finiteOrNull(exact), nPerGroup: wholeSampleSize(exact) }
}
