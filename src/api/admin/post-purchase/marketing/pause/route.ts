import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminMarketingResponse } from "../../../../../types/http"
import { pauseMarketingWorkflow } from "../../../../../workflows/marketing/workflows/pause-marketing"
import { GET } from "../route"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminMarketingResponse>
) => {
  await pauseMarketingWorkflow(req.scope).run()
  await GET(req, res)
}
