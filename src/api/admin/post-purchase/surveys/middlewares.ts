import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { validateQuery } from "../../../validate-query"
import {
  AdminSurveyAnswersParams,
  AdminSurveySummaryParams,
  AdminTagSurveyAnswer,
} from "./validators"

export const surveyMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/post-purchase/surveys",
    middlewares: [validateQuery(AdminSurveyAnswersParams)],
  },
  {
    method: ["GET"],
    matcher: "/admin/post-purchase/surveys/summary",
    middlewares: [validateQuery(AdminSurveySummaryParams)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/surveys/:id/tags",
    middlewares: [validateBody(AdminTagSurveyAnswer)],
  },
]
