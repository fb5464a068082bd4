import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminSurveyAnswersResponse } from "../../../../types/http"
import { readAnswers } from "./read-answers"
import type { AdminSurveyAnswersParams } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminSurveyAnswersParams>,
  res: MedusaResponse<AdminSurveyAnswersResponse>
) => {
  const { limit, offset, ...filter } = req.validatedQuery
  const { answers, count } = await readAnswers(req.scope, filter, { limit, offset })
  res.json({ answers, count, limit, offset })
}
