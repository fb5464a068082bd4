import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { SurveyKind } from "../../../../modules/post-purchase/constants"
import { readSurveyInvitation } from "../../../../modules/post-purchase/queries/read-survey-invitation"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import {
  SURVEYS,
  SURVEY_CHANGE_DAYS,
  SURVEY_COMMENT_LENGTH,
} from "../../../../modules/post-purchase/survey"
import { readAnswer } from "../read-answer"
import type { AnswerSurveyInput } from "../workflows/answer-survey"

/** An answer that may be stored. */
export type ValidSurveyAnswer = {
  message_id: string
  survey: SurveyKind
  /** Normalised, as the invitation names it. */
  email: string
  score: number
  comment: string | null
}

/**
 * Checks that there is an invitation and that what was said answers it.
 *
 * @throws MedusaError (not_found), (invalid_data); see the workflow
 */
export const validateSurveyAnswerStep = createStep(
  "post-purchase-validate-survey-answer",
  async ({ message_id, score, comment = null }: AnswerSurveyInput, { container }) => {
    const invitation = await readSurveyInvitation(
      resolveConnection(container),
      message_id,
      SURVEY_CHANGE_DAYS
    )
    if (!invitation) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `Message ${message_id} asks for no answer: it is no survey's invitation, was not sent, or its person was erased.`
      )
    }
    const { survey, email } = invitation
    const answer = readAnswer(survey, { score, comment })
    if ("problem" in answer) {
      const { lowest, highest } = SURVEYS[survey]
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        answer.problem === "score"
          ? `${JSON.stringify(score)} is no score of the survey ${survey}: answer message ${message_id} with a whole number from ${lowest} to ${highest}.`
          : `The comment on message ${message_id} is longer than ${SURVEY_COMMENT_LENGTH} characters: shorten it.`
      )
    }
    const valid: ValidSurveyAnswer = { message_id, survey, email, ...answer }
    return new StepResponse(valid)
  }
)
