import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { summarizeSurvey } from "../../../../../modules/post-purchase/queries/summarize-survey"
import { resolveConnection } from "../../../../../modules/post-purchase/resolve-ledger"
import type { AdminSurveySummaryResponse } from "../../../../../types/http"
import { toSummary } from "../to-summary"
import type { AdminSurveySummaryParams } from "../validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminSurveySummaryParams>,
  res: MedusaResponse<AdminSurveySummaryResponse>
) => {
  const { survey, since, until, sales_channel_id } = req.validatedQuery
  const { invited, counts } = await summarizeSurvey(resolveConnection(req.scope), {
    survey,
    since: since ?? null,
    until: until ?? null,
    sales_channel_id: sales_channel_id ?? null,
  })
  res.json({ summary: toSummary(survey, invited, counts) })
}
