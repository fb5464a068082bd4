import type { FunnelStep } from "../../funnels/funnel-rates"
import { inPercent, inPoints, inWhole } from "../wording"
import type { ReportWarning } from "../warning"
import { countsOpens, type FunnelReportStep } from "./funnel-input"
import type { FunnelSideRate } from "./funnel-side-rate"

/** An overall rate that is known to no more than ±5 points says little of a funnel. */
const widestMargin = 0.05

/** Below so many at the last step one person more or less is a tenth of the rate. */
const enoughAtEnd = 10

export function funnelWarnings(
  steps: FunnelReportStep[],
  rates: FunnelStep[],
  sideRates: FunnelSideRate[]
): ReportWarning[] {
  const warnings: ReportWarning[] = []
  const opens = steps.filter(countsOpens).map(({ name }) => name)
  if (opens.length > 0) {
    warnings.push({
      code: "machine-opens",
      message: `${opens.join(", ")}: mail programs that protect privacy open messages that nobody reads, so this step and what is counted from it are inflated. Do not judge by it.`,
    })
  }
  const [first] = steps
  const last = rates[rates.length - 1]
  const { overallLower, overallUpper } = last
  const margin =
    overallLower === null || overallUpper === null ? 0 : (overallUpper - overallLower) / 2
  if (margin > widestMargin) {
    warnings.push({
      code: "few-recipients",
      message: `With ${inWhole(first.count)} people at ${first.name} the rate of ${last.name} is known to ±${inPoints(margin, 1)} only (more than ±${inPoints(widestMargin, 0)}).`,
    })
  }
  if (first.count > 0 && rates.length > 1 && last.count < enoughAtEnd) {
    warnings.push({
      code: "few-at-the-end",
      message: `${inWhole(last.count)} people reached ${last.name}: below ${enoughAtEnd}, one more or less moves its rate a lot.`,
    })
  }
  for (const { name, of, limit, lower, upper, status } of sideRates) {
    if (status === "exceeded" && limit !== null && lower !== null && upper !== null) {
      warnings.push({
        code: "limit-exceeded",
        message: `${name} of ${of} are above the limit of ${inPercent(limit)}: the interval is ${inPercent(lower)} to ${inPercent(upper)}.`,
      })
    }
  }
  return warnings
}
