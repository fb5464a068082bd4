import { list, optional, record, verdict as rule, type Check } from "../../checks/check"
import { checkInput, refuse } from "../../checks/check-input"
import { count, level, text } from "../../checks/rules"
import { npsCountFields } from "../../nps/nps-counts"
import { npsDifference, type NpsDifferenceResult } from "../../nps/nps-difference"
import { rocksWeight } from "../../nps/nps-moments"
import { npsSampleSize } from "../../nps/nps-sample-size"
import {
  npsPeriod,
  npsTrend,
  type NpsPeriod,
  type NpsTrendResult,
} from "../../nps/nps-trend"
import type { ProportionInterval } from "../../proportions/proportion-interval"
import { wilsonInterval } from "../../proportions/wilson-interval"
import { goalStatus, type GoalStatus } from "../goal-status"
import type { ReportWarning } from "../warning"
import { npsSegments, type NpsSegment, type NpsSegmentResult } from "./nps-segments"
import { npsSummary, npsTotal, type NpsSummary } from "./nps-summary"
import { npsVerdict, type NpsVerdict } from "./nps-verdict"
import { npsWarnings } from "./nps-warnings"

/** Scores in points from -100 to 100, rates from 0 to 1. */
export type NpsReport = {
  confidence: number
  /** All periods together. */
  overall: NpsSummary
  current: NpsSummary & { label: string | null }
  previous: (NpsSummary & { label: string }) | null
  /** Current less previous. */
  change: NpsDifferenceResult
  trend: NpsTrendResult
  segments: NpsSegmentResult[]
  /** Of all periods; `null` where it was not said how many were invited. */
  responseRate: (ProportionInterval & { invited: number; answered: number }) | null
  /** For a margin of error of five points, at the shares of all periods. */
  answersNeeded: { margin: number; total: number | null; missing: number | null }
  /** The current period against the target. */
  target: { score: number; status: GoalStatus } | null
  warnings: ReportWarning[]
  verdict: NpsVerdict
}

/** The margin of error, in points, that most readers take a score to have. */
const wantedMargin = 5

/**
 * Report on a Net Promoter Score: where it stands, whether it changed, which segments differ
 * and how much can be said at all, with a verdict in a sentence.
 *
 * Intervals by adjusted Wald, the change by {@link npsDifference} (adjusted), the trend by
 * {@link npsTrend}; each segment against all others together, with p-values adjusted by
 * Benjamini and Hochberg; the response rate by Wilson. The verdict stands on the interval
 * of the change from the last period but one to the last; "too-few-answers" where it shows
 * nothing and either score is known to no more than ±25 points. Assumes that the answers are
 * independent, that nobody is in two segments, and one planned look at each period.
 *
 * Reference: Rocks 2016, The American Statistician 70(4), arXiv 1601.07235.
 *
 * @param input - `periods` of equal length in their order in time, the last is the current
 *   one; `segments` of the same answers; `invited` in all periods together; `target` in
 *   points; `confidence` (Default: 0.95)
 * @returns `null` for what there are no answers for, and for what was not given
 * @throws RangeError when a count is not a whole number of 0 or more, a label or name is no
 *   string, fewer were invited than answered, `target` is not from -100 to 100, or
 *   `confidence` is not between 0 and 1
 * @example
 * const periods = [
 *   { label: "2026-01", promoters: 140, passives: 80, detractors: 80 },
 *   { label: "2026-02", promoters: 190, passives: 70, detractors: 60 },
 * ]
 * const { current, change, verdict } = npsReport({ periods, invited: 2400 })
 * current.score // 40.625
 * change.lower // 7.7553
 * verdict.code // "improved"
 */
export function npsReport(input: {
  periods: NpsPeriod[]
  segments?: NpsSegment[]
  invited?: number
  confidence?: number
  target?: number
}): NpsReport {
  checkInput(input, {
    periods: list(npsPeriod),
    segments: optional(list(record({ name: text, ...npsCountFields }))),
    invited: optional(count),
    confidence: optional(level),
    target: optional(score),
  })
  const { periods, confidence = 0.95, invited, target } = input
  const overall = npsSummary(npsTotal(periods), confidence)
  if (invited !== undefined && invited < overall.n) {
    refuse("invited", `must not be below the number of answers (${overall.n})`, invited)
  }
  const last = periods.at(-1)
  const before = periods.at(-2)
  const current = {
    label: last?.label ?? null,
    ...npsSummary(npsTotal(periods.slice(-1)), confidence),
  }
  const previous = before
    ? { label: before.label, ...npsSummary(before, confidence) }
    : null
  const change = npsDifference({
    a: npsTotal(before ? [before] : []),
    b: npsTotal(periods.slice(-1)),
    confidence,
    adjusted: true,
  })
  const segments = npsSegments(input.segments ?? [], confidence)
  const responseRate =
    invited === undefined
      ? null
      : {
          invited,
          answered: overall.n,
          ...wilsonInterval({ successes: overall.n, n: invited, confidence }),
        }
  return {
    confidence,
    overall,
    current,
    previous,
    change,
    trend: npsTrend({ periods, confidence }),
    segments,
    responseRate,
    answersNeeded: answersNeeded(overall, confidence),
    target:
      target === undefined
        ? null
        : { score: target + 0, status: goalStatus(current, target) },
    warnings: npsWarnings({ overall, current, segments, responseRate }),
    verdict: npsVerdict(current, previous, change, confidence),
  }
}

const score: Check = (value) =>
  rule(
    typeof value === "number" && value >= -100 && value <= 100,
    "must be a number from -100 to 100",
    value
  )

/** With Rocks's constants, so that a few answers that are all alike need not suffice. */
function answersNeeded({ n, promoters, detractors }: NpsSummary, confidence: number) {
  const { n: total } =
    n === 0
      ? { n: null }
      : npsSampleSize({
          promoterShare: (promoters + rocksWeight) / (n + 4 * rocksWeight),
          detractorShare: (detractors + rocksWeight) / (n + 4 * rocksWeight),
          margin: wantedMargin,
          confidence,
        })
  return {
    margin: wantedMargin,
    total,
    missing: total === null ? null : Math.max(0, total - n),
  }
}
