import { checkInput } from "../checks/check-input"
import { count, finite, level, nonNegative, positive } from "../checks/rules"
import { sequenceBounds } from "./sequence-bounds"

/** Bounds that hold at every look; `rho` follows from the design alone. */
export type AsymptoticConfidenceSequenceResult = {
  /** The tuning parameter ρ, which follows from the optimal sample size. */
  rho: number | null
  halfWidth: number | null
  lower: number | null
  upper: number | null
  pValue: number | null
}

/**
 * Asymptotic confidence sequence of any estimate: an interval that holds at every look at
 * once, from an ordinary standard error.
 *
 * With ρ² = (-2 ln α + ln(1 - 2 ln α)) / N* and L = n ρ² + 1, the half width is the standard
 * error times √n √(2 L / (n ρ)² ln(√L / α)), and p = min(1, √L exp(-ρ² n est² / (2 L se²))).
 * It is narrowest near N*, the sample size that is expected. Assumes an estimate that is
 * about normal from the first look on: revenue of which 97 % is 0 (log-normal, σ = 1) holds
 * the level from the start with arms of one size (2 false winners in 100 looked at 100 times),
 * but with 10 % of the recipients in one arm only from 40 buyers in each on (3 of 100; from
 * the start 22, from 10 buyers on 10).
 *
 * Reference: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2021, arXiv 2103.06476, eq. 9, 155
 * and 161; GrowthBook's sequential test.
 *
 * @param input - `n` counts all units, of both arms; `optimalSampleSize` is N*
 * @returns only `rho` when the standard error or n is 0
 * @throws RangeError when `estimate` is not finite, `standardError` is below 0, `n` is not a
 *   whole number of 0 or more, `confidence` is not between 0 and 1, or `optimalSampleSize` is
 *   not above 0
 * @example
 * const look = { estimate: 0.012, standardError: 0.004, n: 8000 }
 * const design = { confidence: 0.95, optimalSampleSize: 5000 }
 * asymptoticConfidenceSequence({ ...look, ...design }).halfWidth // 0.0121896
 * asymptoticConfidenceSequence({ ...look, ...design }).pValue // 0.0571051
 */
export function asymptoticConfidenceSequence(input: {
  estimate: number
  standardError: number
  n: number
  confidence: number
  optimalSampleSize: number
}): AsymptoticConfidenceSequenceResult {
  checkInput(input, {
    estimate: finite,
    standardError: nonNegative,
    n: count,
    confidence: level,
    optimalSampleSize: positive,
  })
  return sequenceBounds(input)
}
