import { inDecimals, inPercent, inPoints, inPValue, inWhole, signed } from "../wording"
import type { ArmComparison } from "./arm-comparison"
import type { CompleteMetric } from "./experiment-metric"

/** A metric's value as its sentences say it: 4.12 %, or 12.90 EUR. */
export function inMetric(metric: CompleteMetric, value: number): string {
  return metric.kind === "rate" ? inPercent(value) : inUnit(metric, inDecimals(value))
}

/** By how much the metric's values differ: 0.50 points, 1.20 EUR. */
export function inMetricChange(metric: CompleteMetric, value: number): string {
  return metric.kind === "rate" ? inPoints(value) : inUnit(metric, inDecimals(value))
}

/** The same with its sign: +0.50 points, −1.20 EUR. */
function inMetricDifference(metric: CompleteMetric, value: number): string {
  return signed(inMetricChange(metric, value), value)
}

function inUnit({ unit }: CompleteMetric, worded: string): string {
  return unit ? `${worded} ${unit}` : worded
}

/** The level of an interval: 95 %. */
export function inLevel(alpha: number): string {
  return `${String(Number(((1 - alpha) * 100).toPrecision(6)))} %`
}

/** "+0.50 points (95 % interval +0.12 points to +0.88 points, p = 0.010)". */
export function inInterval(
  metric: CompleteMetric,
  comparison: ArmComparison,
  alpha: number
): string {
  const { difference, lower, upper, pValue, adjustedPValue, method } = comparison
  if (difference === null) {
    return "unknown"
  }
  const worded = inMetricDifference(metric, difference)
  if (lower === null || upper === null) {
    return worded
  }
  const span = `${inMetricDifference(metric, lower)} to ${inMetricDifference(metric, upper)}`
  const always = method === "sequential" ? ", valid at every look" : ""
  const adjusted = adjustedPValue !== pValue ? ", adjusted" : ""
  const p = adjustedPValue === null ? "" : `, ${inPValue(adjustedPValue)}${adjusted}`
  return `${worded} (${inLevel(alpha)} interval ${span}${always}${p})`
}

/** "an uplift of +12 % (+3 % to +22 %)", or nothing where there is none to speak of. */
export function inUplift({ uplift, upliftLower, upliftUpper }: ArmComparison): string {
  if (uplift === null || upliftLower === null || upliftUpper === null) {
    return ""
  }
  const [middle, low, high] = [uplift, upliftLower, upliftUpper].map((value) =>
    signed(inPercent(value, 1), value)
  )
  return `, an uplift of ${middle} (${low} to ${high})`
}

export function inRecipients(recipients: number): string {
  return recipients === 1 ? "1 recipient" : `${inWhole(recipients)} recipients`
}
