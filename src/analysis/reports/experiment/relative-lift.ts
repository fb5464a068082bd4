import { fiellerBounds } from "../../ratios/fieller-bounds"
import type { ArmEstimate } from "./arm-estimate"

/** 0.1 is 10 % more than the control; no bounds where the control may be 0. */
export type RelativeLift = {
  uplift: number | null
  upliftLower: number | null
  upliftUpper: number | null
}

/** Fieller's interval, for an interval of the difference with the same reach. */
export function relativeLift(
  control: ArmEstimate,
  treatment: ArmEstimate,
  reach: number
): RelativeLift {
  if (!(control.value > 0)) {
    return { uplift: null, upliftLower: null, upliftUpper: null }
  }
  const estimated = ({ value, variance }: ArmEstimate) => ({
    mean: value,
    standardError: Math.sqrt(variance),
  })
  const { uplift, lower, upper } = fiellerBounds(
    estimated(control),
    estimated(treatment),
    0,
    reach
  )
  return { uplift, upliftLower: lower, upliftUpper: upper }
}
