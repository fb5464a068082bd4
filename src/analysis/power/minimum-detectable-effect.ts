import { checkInput } from "../checks/check-input"
import { count, level, oneOf, share } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { criticalZ, designFields, powerZ, type TestDesign } from "./design"

/** The rate that can be found, and how far it is from the baseline, with its sign. */
export type MinimumDetectableEffectResult = {
  target: number | null
  absolute: number | null
  relative: number | null
}

/**
 * Minimum detectable effect of a comparison of two proportions: the smallest change of the
 * rate that a test with so many recipients in each arm finds with the wanted power.
 *
 * The target at which {@link powerTwoProportions} (not strict, arms of equal size) has the
 * wanted power, in closed form: with the difference in standard errors r, power depends on r
 * and n only, and r grows with the target.
 *
 * Reference: Fleiss 1981; R `power.prop.test(n, p1, power)`.
 *
 * @param input - `sided` 1 or 2 (Default: 2)
 * @returns all `null` when no target from 0 to 1 has that power (nor when it is no more than
 *   the power without any effect, alpha / sided); `relative` is `null` for a baseline of 0
 * @throws RangeError when `baseline` is outside 0 to 1, `nPerGroup` is not a whole number of
 *   0 or more, `alpha` or `power` is not between 0 and 1, or `sided` or `direction` is unknown
 * @example
 * const design = { nPerGroup: 5000, alpha: 0.05, power: 0.8, direction: "increase" } as const
 * minimumDetectableEffect({ baseline: 0.05, ...design }).target // 0.0629317
 * minimumDetectableEffect({ baseline: 0.05, ...design }).relative // 0.258633
 */
export function minimumDetectableEffect(
  input: TestDesign & {
    baseline: number
    nPerGroup: number
    power: number
    direction: "increase" | "decrease"
  }
): MinimumDetectableEffectResult {
  checkInput(input, {
    baseline: share,
    nPerGroup: count,
    ...designFields,
    power: level,
    direction: oneOf(["increase", "decrease"]),
  })
  const { baseline, nPerGroup: n, power, direction } = input
  const sign = direction === "increase" ? 1 : -1
  const room = direction === "increase" ? 1 - baseline : baseline
  const r = differenceInStandardErrors(criticalZ(input), powerZ(power), n)
  const distance = r === null ? Number.NaN : distanceAt((r * r) / n, baseline, sign)
  if (!(distance > 0 && distance <= room)) {
    return { target: null, absolute: null, relative: null }
  }
  const absolute = sign * distance
  return {
    target: baseline + absolute,
    absolute,
    relative: finiteOrNull(absolute / baseline),
  }
}

/**
 * The smallest r above 0 with r - critical √(1 + r² / 2n) = wanted: the difference over its
 * standard error, where the pooled variance exceeds the unpooled one by δ² / 2n.
 */
function differenceInStandardErrors(
  critical: number,
  wanted: number,
  n: number
): number | null {
  if (n === 0) {
    return null
  }
  // (r - wanted)² = critical² (1 + r² / 2n), of which one root may have the wrong sign.
  const quadratic = 1 - (critical * critical) / (2 * n)
  const constant = (wanted - critical) * (wanted + critical)
  const root = Math.sqrt(wanted * wanted - quadratic * constant)
  const stable = wanted >= 0 ? wanted + root : wanted - root
  const roots = [stable / quadratic, constant / stable].filter(
    (r) => r > 0 && Number.isFinite(r) && Math.sign(r - wanted) === Math.sign(critical)
  )
  return roots.length > 0 ? Math.min(...roots) : null
}

/** The δ with δ² = c (v1 + v2), where v = p (1 - p) at the baseline and at the target. */
function distanceAt(c: number, baseline: number, sign: number): number {
  const slope = sign * (1 - 2 * baseline)
  const variance = baseline * (1 - baseline)
  const root = Math.sqrt(c * c * slope * slope + 8 * variance * c * (1 + c))
  return slope >= 0
    ? (c * slope + root) / (2 * (1 + c))
    : (4 * variance * c) / (root - c * slope)
}
