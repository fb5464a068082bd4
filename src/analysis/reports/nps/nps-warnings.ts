import type { ProportionInterval } from "../../proportions/proportion-interval"
import { inDecimals, inPercent, inWhole } from "../wording"
import type { ReportWarning } from "../warning"
import type { NpsSegmentResult } from "./nps-segments"
import type { NpsSummary } from "./nps-summary"

/** A score that is known to no more than this says little: about 35 answers at 95 %. */
const widestMargin = 25

/** Below it, those who kept silent outnumber the answers by more than four to one. */
const lowResponse = 0.2

export function npsWarnings({
  overall,
  current,
  segments,
  responseRate,
}: {
  overall: NpsSummary
  current: NpsSummary
  segments: NpsSegmentResult[]
  responseRate: ProportionInterval | null
}): ReportWarning[] {
  const warnings: ReportWarning[] = []
  if (current.n > 0 && isTooWide(current)) {
    warnings.push({
      code: "few-answers",
      message: `The current period has ${inWhole(current.n)} answers, so its score is known to ±${inDecimals(current.marginOfError ?? 0, 1)} points only (more than ±${widestMargin}).`,
    })
  }
  const rate = responseRate?.estimate ?? null
  if (rate !== null && rate < lowResponse) {
    warnings.push({
      code: "low-response",
      message: `${inPercent(rate, 1)} of those invited answered. Those who did not may think otherwise; no interval here covers that.`,
    })
  }
  const answered = segments.filter(({ n }) => n > 0)
  if (segments.length > 0 && answered.length < 2) {
    warnings.push({
      code: "one-segment",
      message:
        "Fewer than two segments have answers, so there is no other to compare one with.",
    })
  }
  const inSegments = answered.reduce((total, { n }) => total + n, 0)
  if (inSegments > overall.n) {
    warnings.push({
      code: "segments-overlap",
      message: `The segments hold ${inWhole(inSegments)} answers, the periods ${inWhole(overall.n)}: some are counted twice or are from another time, so the segments' p-values do not hold.`,
    })
  }
  return warnings
}

export function isTooWide({ marginOfError }: NpsSummary): boolean {
  return marginOfError !== null && marginOfError > widestMargin
}
