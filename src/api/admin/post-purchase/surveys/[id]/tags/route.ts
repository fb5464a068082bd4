import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AdminSurveyAnswerResponse,
  AdminTagSurveyAnswer,
} from "../../../../../../types/http"
import { tagSurveyAnswerWorkflow } from "../../../../../../workflows/feedback/surveys/workflows/tag-survey-answer"
import { readAnswers } from "../../read-answers"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminTagSurveyAnswer>,
  res: MedusaResponse<AdminSurveyAnswerResponse>
) => {
  const { id } = req.params
  await tagSurveyAnswerWorkflow(req.scope).run({
    input: { id, tags: req.validatedBody.tags },
  })
  const { answers } = await readAnswers(req.scope, { id }, { limit: 1, offset: 0 })
  res.json({ answer: answers[0] })
}
