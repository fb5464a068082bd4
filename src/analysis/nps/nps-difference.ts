import { record } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { flag, level } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { zTest } from "../inference/z-test"
import { clamp } from "../numbers/clamp"
import { npsCountFields, type NpsCounts } from "./nps-counts"
import { npsMoments, rocksWeight } from "./nps-moments"

/** `difference` is raw, in points; `center` is what the test and the interval are built on. */
export type NpsDifferenceResult = {
  difference: number | null
  center: number | null
  standardError: number | null
  z: number | null
  pValue: number | null
  lower: number | null
  upper: number | null
}

/**
 * Difference of two Net Promoter Scores, B - A, with its two-sided z test and confidence
 * interval.
 *
 * The variances of the two scores add up (nothing is pooled). `adjusted` adds Rocks's
 * constants (¾ promoter, ¾ detractor, 3 answers) to each group, which makes the interval
 * hold its level in small samples (10 answers each: 95 % intervals cover 96.0 % of the time,
 * without the constants 91.4 %). Assumes independent groups and answers.
 *
 * Reference: Rocks 2016, The American Statistician 70(4), arXiv 1601.07235.
 *
 * @returns all `null` when a group has no answers; without any variance z is 0 and p is 1
 *   if the groups are equal, else both are `null`
 * @throws RangeError when a count is not a whole number of 0 or more, `confidence` is not
 *   between 0 and 1, or `adjusted` is no boolean
 * @example
 * const a = { promoters: 102, passives: 194, detractors: 559 }
 * const b = { promoters: 78, passives: 28, detractors: 320 }
 * npsDifference({ a, b, confidence: 0.95, adjusted: false }).difference // -3.3572
 * npsDifference({ a, b, confidence: 0.95, adjusted: false }).pValue // 0.4535
 */
export function npsDifference(input: {
  a: NpsCounts
  b: NpsCounts
  confidence: number
  adjusted: boolean
}): NpsDifferenceResult {
  checkInput(input, {
    a: record(npsCountFields),
    b: record(npsCountFields),
    confidence: level,
    adjusted: flag,
  })
  const rawA = npsMoments(input.a)
  const rawB = npsMoments(input.b)
  if (rawA.n === 0 || rawB.n === 0) {
    return {
      difference: null,
      center: null,
      standardError: null,
      z: null,
      pValue: null,
      lower: null,
      upper: null,
    }
  }
  const weight = input.adjusted ? rocksWeight : 0
  const momentsA = npsMoments(input.a, weight)
  const momentsB = npsMoments(input.b, weight)
  const center = momentsB.score - momentsA.score
  const standardError = Math.hypot(momentsA.standardError, momentsB.standardError)
  const reach = confidenceZ(input.confidence) * standardError
  return {
    difference: rawB.score - rawA.score,
    center,
    standardError,
    ...zTest(center, standardError),
    lower: clamp(center - reach, -200, 200),
    upper: clamp(center + reach, -200, 200),
  }
}
