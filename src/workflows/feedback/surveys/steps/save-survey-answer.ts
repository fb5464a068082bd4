import { generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { answerSurvey } from "../../../../modules/post-purchase/queries/answer-survey"
import { lockPeople } from "../../../../modules/post-purchase/queries/consents-lock"
import { readSurveyInvitation } from "../../../../modules/post-purchase/queries/read-survey-invitation"
import {
  resolveConnection,
  resolveLedger,
} from "../../../../modules/post-purchase/resolve-ledger"
import { SURVEY_CHANGE_DAYS } from "../../../../modules/post-purchase/survey"
import { lowScoreOf } from "../low-score"
import { planLowScoreAlert } from "../plan-low-score-alert"
import type { AnswerSurveyResult } from "../workflows/answer-survey"
import type { ValidSurveyAnswer } from "./validate-survey-answer"

export type SavedSurveyAnswer = {
  result: AnswerSurveyResult
  order_id: string | null
  /** It is low, and was not before. */
  became_low: boolean
  /** Mails to the team that were planned. */
  planned: number
}

/**
 * Stores an answer, and plans the mail to the team with it: both or neither. No undo: what
 * somebody said stays said.
 */
export const saveSurveyAnswerStep = createStep(
  "post-purchase-save-survey-answer",
  async (answer: ValidSurveyAnswer, { container }) => {
    const { surveys } = await resolveLedger(container).getSettings()
    const saved = await resolveConnection(container).transaction(
      async (trx): Promise<SavedSurveyAnswer> => {
        await lockPeople(trx, [answer.email])
        const stored = await answerSurvey(trx, {
          ...answer,
          id: generateEntityId(undefined, "ppsur"),
          low_at_most: lowScoreOf(answer.survey, surveys),
          change_days: SURVEY_CHANGE_DAYS,
        })
        if (!stored) {
          const invitation = await readSurveyInvitation(
            trx,
            answer.message_id,
            SURVEY_CHANGE_DAYS
          )
          return nothingStored(invitation?.answer ?? null)
        }
        return {
          result: {
            status: stored.is_new ? "answered" : "changed",
            answer_id: stored.id,
          },
          order_id: stored.order_id,
          became_low: stored.became_low,
          planned:
            stored.became_low && surveys.alert_email
              ? await planLowScoreAlert(trx, stored.id, surveys.alert_email)
              : 0,
        }
      }
    )
    return new StepResponse(saved)
  }
)

function nothingStored(answer: { is_open: boolean } | null): SavedSurveyAnswer {
  const status = answer ? (answer.is_open ? "unchanged" : "closed") : "unknown"
  return {
    result: { status, answer_id: null },
    order_id: null,
    became_low: false,
    planned: 0,
  }
}
