import { finiteOrNull } from "../numbers/finite-or-null"

/** 0.1 is 10 % more than the control. */
export type FiellerUpliftResult = {
  uplift: number | null
  lower: number | null
  upper: number | null
  /** Whether the data leave a stretch of uplifts with two ends at all. */
  isBounded: boolean
}

export type EstimatedMean = { mean: number; standardError: number }

/**
 * Fieller's bounds of b / a - 1, from estimates that were checked: the roots of
 * (b - θ a)² = z² (seB² - 2 θ cov + θ² seA²), less 1. In units of a, and with the discriminant
 * as a sum of squares, so that nothing overflows or cancels.
 */
export function fiellerBounds(
  a: EstimatedMean,
  b: EstimatedMean,
  correlation: number,
  z: number
): FiellerUpliftResult {
  const ratio = b.mean / a.mean
  const uplift = finiteOrNull((b.mean - a.mean) / a.mean) ?? finiteOrNull(ratio - 1)
  const unbounded = { uplift, lower: null, upper: null, isBounded: false }
  const errorA = Math.abs(a.standardError / a.mean)
  const errorB = Math.abs(b.standardError / a.mean)
  const room = (1 - z * errorA) * (1 + z * errorA)
  if (uplift === null || !(room > 0)) {
    return unbounded
  }
  const shared = z * z * correlation * errorA * errorB
  const center = (uplift + (z * errorA) ** 2 - shared) / room
  const own = errorB * Math.sqrt(room * (1 - correlation) * (1 + correlation))
  const reach = (z * Math.hypot(ratio * errorA - correlation * errorB, own)) / room
  const lower = finiteOrNull(center - reach)
  const upper = finiteOrNull(center + reach)
  return lower === null || upper === null
    ? unbounded
    : { uplift, lower, upper, isBounded: true }
}
