import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminMarketingResponse } from "../../../../../types/http"
import { resumeMarketingWorkflow } from "../../../../../workflows/marketing/workflows/resume-marketing"
import { GET } from "../route"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminMarketingResponse>
) => {
  await resumeMarketingWorkflow(req.scope).run({
    input: { actor_id: req.auth_context.actor_id },
  })
  await GET(req, res)
}
