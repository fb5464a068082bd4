import { list, record, type Check } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { level, text } from "../checks/rules"
import { confidenceZ } from "../inference/confidence-z"
import { zTest } from "../inference/z-test"
import { finiteOrNull } from "../numbers/finite-or-null"
import { sum } from "../samples/sum"
import { npsCountFields, type NpsCounts } from "./nps-counts"
import { npsMoments, rocksWeight } from "./nps-moments"

/** The answers of a month, a week or any other stretch of time. */
export type NpsPeriod = NpsCounts & { label: string }

/** In points of the score a period. */
export type NpsTrendResult = {
  slope: number | null
  standardError: number | null
  z: number | null
  pValue: number | null
  lower: number | null
  upper: number | null
  /** In the given order: the score of each period and where the line runs. */
  periods: { label: string; n: number; score: number | null; fitted: number | null }[]
}

/** Two points always lie on a line: from three on it may be called a trend. */
const fewestPeriods = 3

export const npsPeriod: Check = (value) =>
  record({ label: text, ...npsCountFields })(value)

/**
 * Trend of a Net Promoter Score over periods of equal length: the slope of a line through
 * the scores by weighted least squares, with its two-sided z test and confidence interval.
 *
 * Each score weighs as much as it has answers. With one over their variances as weights,
 * periods of few answers that happen to agree would outweigh the others. The standard error,
 * √(Σ w² (x - x̄)² v) / Σ w (x - x̄)², is from the variances v of single answers with Rocks's
 * constants (¾ promoter, ¾ detractor, 3 answers) over n, not from the distances to the line.
 * Assumes independent answers, and scores that follow a line but for sampling error: seasons
 * and other jumps between periods make the slope less certain than it looks.
 *
 * Reference: White 1980, Econometrica 48:817 (error with given weights); Rocks 2016, The
 * American Statistician 70(4), arXiv 1601.07235 (variances).
 *
 * @param input - `periods` in their order in time, with an entry for those without answers
 *   too: they are left out, but time goes on
 * @returns `null` for all but `periods` where fewer than three periods have answers
 * @throws RangeError when a label is no string, a count is not a whole number of 0 or more,
 *   or `confidence` is not between 0 and 1
 * @example
 * const periods = [
 *   { label: "2026-01", promoters: 40, passives: 30, detractors: 30 },
 *   { label: "2026-02", promoters: 50, passives: 30, detractors: 25 },
 *   { label: "2026-03", promoters: 0, passives: 0, detractors: 0 },
 *   { label: "2026-04", promoters: 66, passives: 28, detractors: 20 },
 * ]
 * npsTrend({ periods, confidence: 0.95 }).slope // 9.808672
 * npsTrend({ periods, confidence: 0.95 }).lower // 2.878420
 */
export function npsTrend(input: {
  periods: NpsPeriod[]
  confidence: number
}): NpsTrendResult {
  checkInput(input, { periods: list(npsPeriod), confidence: level })
  const { periods, confidence } = input
  const scores = periods.map((period) => npsMoments(period))
  const points = periods.flatMap((period, x) => {
    const { n, score } = scores[x]
    const adjusted = npsMoments(period, rocksWeight)
    const variance = adjusted.standardError ** 2 * (adjusted.n / n)
    return n === 0 ? [] : [{ x, y: score, weight: n, variance }]
  })
  const line = points.length < fewestPeriods ? null : lineThrough(points)
  return {
    ...(line ? tested(line, confidence) : noTrend),
    periods: periods.map(({ label }, x) => ({
      label,
      n: scores[x].n,
      score: finiteOrNull(scores[x].score),
      fitted: line && line.middle + line.slope * (x - line.start),
    })),
  }
}

type Point = { x: number; y: number; weight: number; variance: number }

const noTrend = {
  slope: null,
  standardError: null,
  z: null,
  pValue: null,
  lower: null,
  upper: null,
}

function lineThrough(points: Point[]) {
  const total = sum(points.map(({ weight }) => weight))
  const start = sum(points.map(({ x, weight }) => weight * x)) / total
  const middle = sum(points.map(({ y, weight }) => weight * y)) / total
  const information = sum(points.map(({ x, weight }) => weight * (x - start) ** 2))
  const shared = sum(
    points.map(({ x, y, weight }) => weight * (x - start) * (y - middle))
  )
  return {
    start,
    middle,
    slope: shared / information + 0,
    standardError:
      Math.sqrt(
        sum(
          points.map(({ x, weight, variance }) => (weight * (x - start)) ** 2 * variance)
        )
      ) / information,
  }
}

function tested(
  { slope, standardError }: { slope: number; standardError: number },
  confidence: number
) {
  const reach = confidenceZ(confidence) * standardError
  return {
    slope,
    standardError,
    ...zTest(slope, standardError),
    lower: slope - reach,
    upper: slope + reach,
  }
}
