import { optional, type Check } from "../checks/check"
import { level, oneOf } from "../checks/rules"
import { normalUpperQuantile } from "../numbers/normal-upper-quantile"

/** How a test decides: its significance level and whether it looks to one or both sides. */
export type TestDesign = {
  alpha: number
  /** (Default: 2) */
  sided?: 1 | 2
}

const sides: Check = (value) => optional(oneOf([1, 2]))(value)

export const designFields = { alpha: level, sided: sides }

/** The z beyond which the test calls a difference significant. */
export function criticalZ({ alpha, sided = 2 }: TestDesign): number {
  return normalUpperQuantile(alpha / sided)
}

/** Φ⁻¹(power): how far beyond the critical value the expected z has to be. */
export function powerZ(power: number): number {
  return 0 - normalUpperQuantile(power)
}
