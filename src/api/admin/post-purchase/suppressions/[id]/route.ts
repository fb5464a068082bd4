import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminSuppressionResponse } from "../../../../../types/http"
import { liftSuppressionWorkflow } from "../../../../../workflows/suppression/workflows/lift-suppression"
import { toAdminSuppression } from "../to-admin-suppression"

/** Lifts it; the row stays and says who did. */
export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminSuppressionResponse>
) => {
  const { result } = await liftSuppressionWorkflow(req.scope).run({
    input: { id: req.params.id, actor_id: req.auth_context.actor_id },
  })
  res.json({ suppression: toAdminSuppression(result.suppression) })
}
