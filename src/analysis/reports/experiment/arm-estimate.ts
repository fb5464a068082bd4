import { confidenceZ } from "../../inference/confidence-z"
import { finiteOrNull } from "../../numbers/finite-or-null"
import { studentTUpperQuantile } from "../../numbers/student-t"
import { wilsonBounds } from "../../proportions/wilson-bounds"
import { momentsFromSums } from "../../samples/from-sums"
import type { MetricTotals, RatioTotals } from "./experiment-arm"

/** What the comparison of two arms starts from. */
export type ArmEstimate = {
  recipients: number
  /** The metric in this arm; NaN where there is none. */
  value: number
  /** Of the value, not of a recipient; NaN where it is unknown. */
  variance: number
}

/** How much single recipients of an arm vary, and how many there are. */
export function ofOneRecipient({ variance, recipients }: ArmEstimate): {
  variance: number
  n: number
} {
  return { variance: variance * recipients, n: recipients }
}

/** An arm's own value, with an interval that is about this arm alone, at this look. */
export type ArmValue = {
  arm: string
  recipients: number
  value: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
}

export function armEstimate(recipients: number, totals: MetricTotals): ArmEstimate {
  if ("count" in totals) {
    const rate = totals.count / recipients
    const variance = (rate * ((recipients - totals.count) / recipients)) / recipients
    return { recipients, value: rate, variance }
  }
  if ("sum" in totals) {
    const { mean, variance } = momentsFromSums({ n: recipients, ...totals })
    return {
      recipients,
      value: mean ?? Number.NaN,
      variance: (variance ?? Number.NaN) / recipients,
    }
  }
  return { recipients, ...ratioEstimate(recipients, totals) }
}

/** What is left of the squares below this part of them is rounding. */
const rounding = 1e-12

/** The delta method: the variance of X - R Y, whose sum is 0, over the squared mean of Y. */
function ratioEstimate(n: number, totals: RatioTotals) {
  const { numerator, denominator, sumOfProducts } = totals
  const value =
    n === 0 || denominator.sum === 0 ? Number.NaN : numerator.sum / denominator.sum
  if (n < 2 || Number.isNaN(value)) {
    return { value, variance: Number.NaN }
  }
  const above = numerator.sumOfSquares
  const below = value * value * denominator.sumOfSquares
  const squares = above - 2 * value * sumOfProducts + below
  const mean = denominator.sum / n
  const isConstant = squares <= rounding * (above + below)
  return { value, variance: isConstant ? 0 : squares / (n - 1) / n / mean / mean }
}

/** Wilson's interval for a rate, Student's for a mean, the delta method's for a ratio. */
export function armValue(
  arm: string,
  { recipients, value, variance }: ArmEstimate,
  totals: MetricTotals,
  confidence: number
): ArmValue {
  const standardError = Math.sqrt(variance)
  const bounds =
    "count" in totals && recipients > 0
      ? wilsonBounds(totals.count, recipients, confidenceZ(confidence))
      : boundsAround(value, standardError, reachOf(totals, recipients, confidence))
  return {
    arm,
    recipients,
    value: finiteOrNull(value),
    standardError: finiteOrNull(standardError),
    lower: finiteOrNull(bounds.lower),
    upper: finiteOrNull(bounds.upper),
  }
}

function reachOf(totals: MetricTotals, recipients: number, confidence: number): number {
  return "sum" in totals && recipients > 1
    ? studentTUpperQuantile((1 - confidence) / 2, recipients - 1)
    : confidenceZ(confidence)
}

function boundsAround(value: number, standardError: number, reach: number) {
  return { lower: value - reach * standardError, upper: value + reach * standardError }
}
