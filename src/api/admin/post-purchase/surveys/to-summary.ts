import {
  type ProportionInterval,
  nps,
  npsInterval,
  wilsonInterval,
} from "../../../../analysis"
import { SurveyKind } from "../../../../modules/post-purchase/constants"
import { SURVEYS } from "../../../../modules/post-purchase/survey"
import type { AdminSurveyFigure, AdminSurveySummary } from "../../../../types/http"

const CONFIDENCE = 0.95
/** Whoever gives at least so much is satisfied. */
const SATISFIED = 4

/**
 * The figures of a survey with their 95 % intervals.
 *
 * @param counts - of the answers, by score; a score that nobody gave may be missing
 */
export function toSummary(
  survey: SurveyKind,
  invited: number,
  counts: ReadonlyMap<number, number>
): AdminSurveySummary {
  const { lowest, highest } = SURVEYS[survey]
  const distribution = Array.from({ length: highest - lowest + 1 }, (_, index) => ({
    score: lowest + index,
    count: counts.get(lowest + index) ?? 0,
  }))
  const between = (from: number, to: number) =>
    distribution
      .filter(({ score }) => score >= from && score <= to)
      .reduce((total, { count }) => total + count, 0)
  const answered = between(lowest, highest)
  return {
    survey,
    invited,
    answered,
    response_rate: toShare(answered, invited),
    distribution,
    nps:
      survey === SurveyKind.NPS
        ? toNps(between(9, 10), between(7, 8), between(0, 6))
        : null,
    csat:
      survey === SurveyKind.CSAT ? toShare(between(SATISFIED, highest), answered) : null,
  }
}

function toNps(
  promoters: number,
  passives: number,
  detractors: number
): AdminSurveySummary["nps"] {
  const counts = { promoters, passives, detractors }
  const { score } = nps(counts)
  const { lower, upper } = npsInterval({
    ...counts,
    confidence: CONFIDENCE,
    method: "adjusted-wald",
  })
  return score === null || lower === null || upper === null
    ? null
    : { value: score, lower, upper, ...counts }
}

function toShare(successes: number, n: number): AdminSurveyFigure | null {
  const { estimate, lower, upper }: ProportionInterval = wilsonInterval({
    successes,
    n,
    confidence: CONFIDENCE,
  })
  return estimate === null || lower === null || upper === null
    ? null
    : { value: estimate, lower, upper }
}
