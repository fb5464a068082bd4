import { inInterval } from "../interval-words"
import { inMoney, inMoneyGain } from "../money"
import { inPercent, inPoints, inPValue, inWhole, signed } from "../wording"
import type { ArmComparison } from "./arm-comparison"
import type { CompleteMetric } from "./experiment-metric"

/** A metric's value as its sentences say it: 4.12 %, or 12.90 EUR. */
export function inMetric({ kind, unit }: CompleteMetric, value: number): string {
  return kind === "rate" ? inPercent(value) : inMoney(value, unit)
}

/** By how much the metric's values differ: 0.50 points, 1.20 EUR. */
export function inMetricChange({ kind, unit }: CompleteMetric, value: number): string {
  return kind === "rate" ? inPoints(value) : inMoney(value, unit)
}

/** The same with its sign: +0.50 points, −1.20 EUR. */
function inMetricGain({ kind, unit }: CompleteMetric, value: number): string {
  return kind === "rate" ? signed(inPoints(value), value) : inMoneyGain(value, unit)
}

/** "+0.50 points (95 % interval +0.12 points to +0.88 points, p = 0.010)". */
export function inEffect(
  metric: CompleteMetric,
  comparison: ArmComparison,
  alpha: number
): string {
  const { difference, pValue, adjustedPValue, method } = comparison
  if (difference === null) {
    return "unknown"
  }
  const gain = (value: number) => inMetricGain(metric, value)
  const always = method === "sequential" ? ", valid at every look" : ""
  const adjusted = adjustedPValue !== pValue ? ", adjusted" : ""
  const p = adjustedPValue === null ? "" : `, ${inPValue(adjustedPValue)}${adjusted}`
  return `${gain(difference)} (${inInterval(comparison, 1 - alpha, gain)}${always}${p})`
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
