import { checkInput } from "../checks/check-input"
import { count, flag, share } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { normalUpperTail } from "../numbers/normal-tail"
import { criticalZ, designFields, type TestDesign } from "./design"

/**
 * Power of the comparison of two proportions: how likely is a test with so many recipients to
 * find a change of the rate from `baseline` to `target`?
 *
 * Φ((δ - zα σ0) / σ1) with the difference δ, its standard error σ0 under one common rate
 * (weighted by n) and σ1 under the two rates. `strict` adds the probability of a significant
 * result in the wrong direction to a two-sided test. Assumes a z test at the end.
 *
 * Reference: Fleiss 1981; R `power.prop.test`.
 *
 * @param input - `sided` 1 or 2 (Default: 2)
 * @returns `null` when an arm has nobody in it
 * @throws RangeError when a rate is outside 0 to 1, a count is not a whole number of 0 or
 *   more, `alpha` is not between 0 and 1, `sided` is unknown, or `strict` is no boolean
 * @example
 * const arms = { nA: 5000, nB: 5000, alpha: 0.05, strict: false }
 * powerTwoProportions({ baseline: 0.05, target: 0.06, ...arms }).power // 0.592222
 */
export function powerTwoProportions(
  input: TestDesign & {
    baseline: number
    target: number
    nA: number
    nB: number
    strict: boolean
  }
): { power: number | null } {
  checkInput(input, {
    baseline: share,
    target: share,
    nA: count,
    nB: count,
    ...designFields,
    strict: flag,
  })
  const { baseline, target, nA, nB, alpha, sided = 2, strict } = input
  if (nA === 0 || nB === 0) {
    return { power: null }
  }
  const countsFarTail = strict && sided === 2
  if (baseline === target) {
    return { power: countsFarTail ? alpha : alpha / sided }
  }
  const difference = Math.abs(target - baseline)
  const pooledRate = (nA * baseline + nB * target) / (nA + nB)
  const critical =
    criticalZ(input) * Math.sqrt(pooledRate * (1 - pooledRate) * (1 / nA + 1 / nB))
  const standardError = Math.sqrt(
    (baseline * (1 - baseline)) / nA + (target * (1 - target)) / nB
  )
  // From 0 to 1 or back there is no variance, and the test's outcome is certain.
  const upperTail = (distance: number) =>
    standardError === 0 ? Number(distance < 0) : normalUpperTail(distance / standardError)
  const near = upperTail(critical - difference)
  const far = countsFarTail ? upperTail(critical + difference) : 0
  return { power: finiteOrNull(near + far) }
}
