import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { PostPurchaseEvent } from "../../../../modules/post-purchase/constants"
import { wakeDispatcherStep } from "../../../dispatch/steps/wake-dispatcher"
import { saveSurveyAnswerStep } from "../steps/save-survey-answer"
import { validateSurveyAnswerStep } from "../steps/validate-survey-answer"

export type AnswerSurveyInput = {
  /** The mail that asked. */
  message_id: string
  /** 0 to 10 for NPS, 1 to 5 for CSAT; a form's text is read as the number that it says. */
  score: number | string | null
  /** Plain text, at most 2,000 characters. */
  comment?: string | null
}

export type AnswerSurveyResult = {
  /**
   * `unchanged`: the same answer was there already. `closed`: there is an answer from more than
   * seven days ago, and it stays. `unknown`: the person was erased meanwhile.
   */
  status: "answered" | "changed" | "unchanged" | "closed" | "unknown"
  /** Null when nothing was stored by this call. */
  answer_id: string | null
}

export const answerSurveyWorkflowId = "answer-survey"

/**
 * Records what a person answers to an invitation, or changes it in the seven days after the
 * first answer.
 *
 * Safe to repeat: one invitation has one answer, and the same form twice changes nothing and
 * emits nothing. A low score, see the settings `surveys`, is told to the store's team: by an
 * event each time an answer becomes low, and by one mail an answer, planned in the transaction
 * that stores it. What else goes to the person is not touched by it.
 *
 * It has no undo: what somebody said stays said.
 *
 * @throws MedusaError (not_found) for a message that is no invitation or was not sent,
 *   (invalid_data) for a score that the survey does not have, and a comment that is too long
 * @example
 * await answerSurveyWorkflow(container).run({
 *   input: { message_id: "ppmsg_01…", score: 9, comment: "Fast, and well packed." },
 * })
 */
export const answerSurveyWorkflow = createWorkflow(
  answerSurveyWorkflowId,
  (input: AnswerSurveyInput) => {
    const valid = validateSurveyAnswerStep(input)
    const saved = saveSurveyAnswerStep(valid)
    const event = transform({ valid, saved }, ({ valid, saved }) => ({
      id: saved.result.answer_id,
      survey: valid.survey,
      score: valid.score,
      order_id: saved.order_id,
    }))
    when("survey-answered", saved, ({ result }) => result.answer_id !== null).then(() => {
      emitEventStep({ eventName: PostPurchaseEvent.SURVEY_ANSWERED, data: event })
    })
    when("score-became-low", saved, ({ became_low }) => became_low).then(() => {
      emitEventStep({
        eventName: PostPurchaseEvent.SURVEY_LOW_SCORE,
        data: event,
      }).config({ name: "emit-survey-low-score" })
    })
    wakeDispatcherStep(saved)
    return new WorkflowResponse(saved.result)
  }
)
