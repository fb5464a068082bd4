import { optional } from "../checks/check"
import { checkInput, refuse } from "../checks/check-input"
import { level, oneOf, positive, share } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { criticalZ, designFields, powerZ, type TestDesign } from "./design"
import { wholeSampleSize } from "./whole-sample-size"

/** Units needed in the control before rounding, in each arm, and in both. */
export type SampleSizeTwoProportionsResult = {
  exactA: number | null
  nA: number | null
  nB: number | null
  total: number | null
}

/**
 * Sample size for comparing two proportions: how many recipients each arm needs to find a
 * change of the rate from `baseline` to `target`.
 *
 * n = ((zα σ0 + zβ σ1) / |target - baseline|)². `pooled` takes σ0 from the rate of both arms
 * together (R `power.prop.test`); `evan-miller` from the baseline alone, as his calculator
 * does, but rounded up where he rounds, and without his flip of rates above ½. Assumes a z
 * test at the end and a sample size that is kept to: peeking needs {@link msprt}.
 *
 * Reference: Fleiss 1981; R `power.prop.test(strict = FALSE)`; evanmiller.org.
 *
 * @param input - `ratio` is nB / nA (Default: 1), `sided` 1 or 2 (Default: 2)
 * @returns all `null` when target and baseline are equal
 * @throws RangeError when a rate is outside 0 to 1, `alpha` or `power` is not between 0 and
 *   1, `ratio` is not above 0, or `method` or `sided` is unknown; `evan-miller` with a ratio
 *   other than 1
 * @example
 * const design = { alpha: 0.05, power: 0.8, method: "pooled" } as const
 * sampleSizeTwoProportions({ baseline: 0.05, target: 0.06, ...design }).nA // 8158
 * sampleSizeTwoProportions({ baseline: 0.05, target: 0.06, ...design, ratio: 2 }).total // 18561
 */
export function sampleSizeTwoProportions(
  input: TestDesign & {
    baseline: number
    target: number
    power: number
    method: "pooled" | "evan-miller"
    ratio?: number
  }
): SampleSizeTwoProportionsResult {
  checkInput(input, {
    baseline: share,
    target: share,
    ...designFields,
    power: level,
    method: oneOf(["pooled", "evan-miller"]),
    ratio: optional(positive),
  })
  const { baseline, target, power, method, ratio = 1 } = input
  if (method === "evan-miller" && ratio !== 1) {
    refuse("ratio", `must be 1 with method "evan-miller"`, ratio)
  }
  if (target === baseline) {
    return { exactA: null, nA: null, nB: null, total: null }
  }
  const varianceA = baseline * (1 - baseline)
  const varianceB = target * (1 - target)
  const pooledRate = (baseline + ratio * target) / (1 + ratio)
  const nullVariance =
    method === "pooled" ? pooledRate * (1 - pooledRate) * (1 + 1 / ratio) : 2 * varianceA
  const reach =
    criticalZ(input) * Math.sqrt(nullVariance) +
    powerZ(power) * Math.sqrt(varianceA + varianceB / ratio)
  const exactA = (reach / (target - baseline)) ** 2
  const nA = wholeSampleSize(exactA)
  const nB = wholeSampleSize(ratio * exactA)
  return {
    exactA: finiteOrNull(exactA),
    nA,
    nB,
    total: nA === null || nB === null ? null : nA + nB,
  }
}
