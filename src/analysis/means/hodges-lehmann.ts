import { list } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { finite, level } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { finiteOrNull } from "../numbers/finite-or-null"
import { ascending } from "../samples/quantile"
import { nthDifference } from "./nth-difference"
import { rankSummary } from "./rank-summary"

/** How much larger values of B are, in their unit. */
export type HodgesLehmannResult = {
  /** In the unit of the values, B - A. */
  shift: number | null
  lower: number | null
  upper: number | null
}

/**
 * Hodges-Lehmann estimate of a shift, B - A, with the interval that belongs to the
 * Mann-Whitney U test: how much larger a value of B typically is, whatever a few very large
 * values are.
 *
 * The median of all nA nB differences of a value of B and one of A. The bounds are the k-th
 * smallest and the k-th largest of them, k = ⌊nA nB / 2 - z σ⌋ with the normal distribution of
 * U and σ corrected for ties (at least 1). Assumes independent units, about 10 or more in each
 * arm, and for the name "shift" two distributions of one shape. It is neither the difference of
 * means nor of medians, and on revenue with mostly zeros it is 0: use it on the orders of
 * buyers, or on times.
 *
 * Reference: Hodges & Lehmann 1963, Annals of Mathematical Statistics 34:598; Hollander, Wolfe
 * & Chicken 2014, Nonparametric Statistical Methods, 4.2 and 4.3.
 *
 * @param input - a value a unit in `a` and `b`, in any order
 * @returns no bounds where the arms are too small for the confidence (k below 1); nothing when
 *   an arm is empty
 * @throws RangeError when a value is not a finite number, or `confidence` is not between 0 and 1
 * @example
 * const a = [24, 31, 35, 38, 40, 44, 47, 52, 58, 90]
 * const b = [29, 36, 41, 45, 49, 50, 57, 63, 71, 250]
 * hodgesLehmann({ a, b, confidence: 0.95 }) // { shift: 8, lower: -8, upper: 25 }
 */
export function hodgesLehmann(input: {
  a: number[]
  b: number[]
  confidence: number
}): HodgesLehmannResult {
  checkInput(input, { a: list(finite), b: list(finite), confidence: level })
  const { a, b, confidence } = input
  const pairs = a.length * b.length
  if (pairs === 0) {
    return { shift: null, lower: null, upper: null }
  }
  const arms = { a: ascending(a), b: ascending(b) }
  const below = nthDifference(arms, Math.floor((pairs + 1) / 2))
  const above = nthDifference(arms, Math.floor(pairs / 2) + 1)
  const shift = finiteOrNull(below + (above - below) / 2)
  const reach = confidenceZ(confidence) * Math.sqrt(rankSummary(a, b).variance)
  const rank = Math.floor(pairs / 2 - reach)
  if (!(rank >= 1)) {
    return { shift, lower: null, upper: null }
  }
  return {
    shift,
    lower: finiteOrNull(nthDifference(arms, rank)),
    upper: finiteOrNull(nthDifference(arms, pairs + 1 - rank)),
  }
}
