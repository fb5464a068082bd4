import type { AdminSurveyAnswer } from "../../../types/http"

export type SurveyKind = AdminSurveyAnswer["survey"]

export const SURVEY_KINDS: SurveyKind[] = ["nps", "csat"]

/** Whether a score is good, so-so or bad, as the figures above the list count it. */
export function moodOf(survey: SurveyKind, score: number): "green" | "orange" | "red" {
  const [good, fair] = survey === "nps" ? [9, 7] : [4, 3]
  return score >= good ? "green" : score >= fair ? "orange" : "red"
}

/** How far back the figures look, in days; null: to the beginning. */
export const PERIODS = ["30", "90", "365", "all"] as const
export type Period = (typeof PERIODS)[number]

/** The first day of a period; a day and not a moment, so that what is asked stays the same. */
export function sinceOf(period: Period, now: Date): string | undefined {
  return period === "all"
    ? undefined
    : new Date(now.getTime() - Number(period) * 86_400_000).toISOString().slice(0, 10)
}
