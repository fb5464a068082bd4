import type { SurveyKind } from "../../../modules/post-purchase/constants"
import { toStorableText } from "../../../modules/post-purchase/storable-text"
import { SURVEYS, SURVEY_COMMENT_LENGTH } from "../../../modules/post-purchase/survey"

/** What was typed and chosen, as it came. */
export type WrittenAnswer = { score: string | number | null; comment: string | null }

/** What is wrong with an answer. */
export type AnswerProblem = "score" | "comment"

/** An answer in the form in which it is kept, or what is wrong with it. */
export type ReadAnswer =
  { score: number; comment: string | null } | { problem: AnswerProblem }

// A comment is text of several lines: all other control characters say nothing.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/**
 * Reads an answer to a survey. Nothing is guessed: 11, -1, 7.5 and "ten" are no score.
 *
 * @example
 * readAnswer("nps", { score: " 9 ", comment: "  " }) // { score: 9, comment: null }
 * readAnswer("csat", { score: "0", comment: null }) // { problem: "score" }
 */
export function readAnswer(survey: SurveyKind, written: WrittenAnswer): ReadAnswer {
  const score = readScore(survey, written.score)
  const comment = cleanComment(written.comment)
  if (score === null) {
    return { problem: "score" }
  }
  return comment.length > SURVEY_COMMENT_LENGTH
    ? { problem: "comment" }
    : { score, comment: comment || null }
}

/** A score that the survey knows; null for anything else. */
export function readScore(
  survey: SurveyKind,
  written: string | number | null
): number | null {
  const { lowest, highest } = SURVEYS[survey]
  const text = String(written ?? "").trim()
  const score = /^\d{1,2}$/.test(text) ? Number(text) : -1
  return score >= lowest && score <= highest ? score : null
}

/** The text of a comment, as it may be kept; browsers part lines by two characters. */
export function cleanComment(written: string | null): string {
  return toStorableText(written ?? "")
    .replace(/\r\n?/g, "\n")
    .replace(CONTROL, "")
    .trim()
}
