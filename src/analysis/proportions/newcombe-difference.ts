import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { clamp } from "../numbers/clamp"
import { armFields, checkArms, ratesOf, type Arms } from "./arms"
import { wilsonBounds } from "./wilson-bounds"

/** A difference of rates, B - A, from -1 to 1. */
export type NewcombeDifferenceResult = {
  difference: number | null
  lower: number | null
  upper: number | null
}

/**
 * Newcombe's hybrid score interval of the difference of two proportions, B - A: the default
 * choice beside a reported difference of rates.
 *
 * Combines the distances from each rate to its Wilson bounds (no continuity correction) as
 * the sides of a right angle. Assumes independent arms and trials.
 *
 * Reference: Newcombe 1998, Statistics in Medicine 17:873, method 10.
 *
 * @returns all `null` when an arm has no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials, or `confidence` is not between 0 and 1
 * @example
 * const arms = { successesA: 48, nA: 80, successesB: 56, nB: 70 }
 * newcombeDifference({ ...arms, confidence: 0.95 }).lower // 0.0524
 * newcombeDifference({ ...arms, confidence: 0.95 }).upper // 0.3339
 */
export function newcombeDifference(
  input: Arms & { confidence: number }
): NewcombeDifferenceResult {
  checkInput(input, { ...armFields, confidence: level })
  checkArms(input)
  const rates = ratesOf(input)
  if (!rates) {
    return { difference: null, lower: null, upper: null }
  }
  const z = confidenceZ(input.confidence)
  const a = wilsonBounds(input.successesA, input.nA, z)
  const b = wilsonBounds(input.successesB, input.nB, z)
  const { rateA, rateB, difference } = rates
  return {
    difference,
    lower: clamp(difference - Math.hypot(rateB - b.lower, a.upper - rateA), -1, 1),
    upper: clamp(difference + Math.hypot(b.upper - rateB, rateA - a.lower), -1, 1),
  }
}
