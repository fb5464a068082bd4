import { finiteOrNull } from "../../numbers/finite-or-null"
import type { ArmEstimate } from "./arm-estimate"

/** 0.1 is 10 % more than the control; no bounds where the control may be 0. */
export type RelativeLift = {
  uplift: number | null
  upliftLower: number | null
  upliftUpper: number | null
}

/**
 * Fieller's interval for B / A - 1: every ratio at which B - ratio × A is within `reach`
 * standard errors of 0, so that it excludes 0 when the interval of the difference does.
 */
export function relativeLift(
  control: ArmEstimate,
  treatment: ArmEstimate,
  reach: number
): RelativeLift {
  if (!(control.value > 0)) {
    return { uplift: null, upliftLower: null, upliftUpper: null }
  }
  const ratio = treatment.value / control.value
  const errorA = reach * (Math.sqrt(control.variance) / control.value)
  const errorB = reach * (Math.sqrt(treatment.variance) / control.value)
  const room = 1 - errorA * errorA
  const half = Math.hypot(errorB * Math.sqrt(Math.max(0, room)), ratio * errorA)
  // A control that cannot be told from 0 has no bounded set of ratios.
  const bound = (side: 1 | -1) =>
    room > 0 ? finiteOrNull((ratio + side * half) / room - 1) : null
  return {
    uplift: finiteOrNull((treatment.value - control.value) / control.value),
    upliftLower: bound(-1),
    upliftUpper: bound(1),
  }
}
