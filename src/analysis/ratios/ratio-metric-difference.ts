import { checkInput } from "../checks/check-input"
import { level } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { zTest } from "../inference/z-test"
import { finiteOrNull } from "../numbers/finite-or-null"
import {
  checkRatioSample,
  ratioMoments,
  ratioSample,
  type RatioSample,
} from "./ratio-moments"

/** In the unit of the numerator for each unit of the denominator; the difference is B - A. */
export type RatioMetricDifferenceResult = {
  ratioA: number | null
  ratioB: number | null
  difference: number | null
  standardError: number | null
  z: number | null
  pValue: number | null
  lower: number | null
  upper: number | null
}

/**
 * Difference of two ratio metrics, B - A, with its two-sided z test and interval by the delta
 * method: did the average order value change?
 *
 * The variances of the two ratios of {@link ratioMetric} add up. Assumes independent arms. Where
 * {@link ratioMetric} covers 88.1 % with 10 units, the difference covers 92.4 % with 10 an arm.
 *
 * Reference: Deng, Knoblich & Lu 2018, "Applying the delta method in metric analytics", KDD.
 *
 * @returns `null` for what an arm without a ratio, or with one unit, leaves undefined;
 *   without any variance z is 0 and p is 1 if the ratios are equal, else both are `null`
 * @throws RangeError when a value is not a finite number, the lists of an arm differ in
 *   length, or `confidence` is not between 0 and 1
 * @example
 * const a = { numerators: [120, 0, 75, 210], denominators: [2, 0, 1, 3] }
 * const b = { numerators: [90, 160, 0, 80], denominators: [1, 2, 0, 1] }
 * ratioMetricDifference({ a, b, confidence: 0.95 }).difference // 15
 * ratioMetricDifference({ a, b, confidence: 0.95 }).pValue // 0.000747
 */
export function ratioMetricDifference(input: {
  a: RatioSample
  b: RatioSample
  confidence: number
}): RatioMetricDifferenceResult {
  checkInput(input, { a: ratioSample, b: ratioSample, confidence: level })
  checkRatioSample(input.a, "a.")
  checkRatioSample(input.b, "b.")
  const a = ratioMoments(input.a)
  const b = ratioMoments(input.b)
  const standardError = Math.sqrt(a.variance + b.variance)
  const isRounding = Math.abs(b.ratio - a.ratio) <= 1e-14 * Math.abs(a.ratio)
  const difference = standardError === 0 && isRounding ? 0 : b.ratio - a.ratio
  const reach = confidenceZ(input.confidence) * standardError
  return {
    ratioA: finiteOrNull(a.ratio),
    ratioB: finiteOrNull(b.ratio),
    difference: finiteOrNull(difference),
    standardError: finiteOrNull(standardError),
    ...zTest(difference, standardError),
    lower: finiteOrNull(difference - reach),
    upper: finiteOrNull(difference + reach),
  }
}
