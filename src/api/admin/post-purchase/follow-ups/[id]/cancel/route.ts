import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminFollowUpResponse } from "../../../../../../types/http"
import { cancelFollowUpWorkflow } from "../../../../../../workflows/follow-up/workflows/cancel-follow-up"
import { readFollowUp } from "../../read-follow-up"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFollowUpResponse>
) => {
  const { id } = req.params
  await cancelFollowUpWorkflow(req.scope).run({ input: { id } })
  res.json({ follow_up: await readFollowUp(req.scope, id) })
}
