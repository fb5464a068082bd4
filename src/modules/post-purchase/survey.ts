import { SurveyKind } from "./constants"

/** What a survey's numbers are, and which flow invites to it. */
export const SURVEYS: Readonly<
  Record<SurveyKind, { flow: string; lowest: number; highest: number }>
> = {
  [SurveyKind.NPS]: { flow: "nps-survey", lowest: 0, highest: 10 },
  [SurveyKind.CSAT]: { flow: "csat-survey", lowest: 1, highest: 5 },
}

/** Days from the first answer in which it may be changed. */
export const SURVEY_CHANGE_DAYS = 7
/** Characters of a comment. */
export const SURVEY_COMMENT_LENGTH = 2000

/** The survey that a flow invites to; null for a flow that invites to none. */
export function surveyOf(flow: string): SurveyKind | null {
  return Object.values(SurveyKind).find((kind) => SURVEYS[kind].flow === flow) ?? null
}
