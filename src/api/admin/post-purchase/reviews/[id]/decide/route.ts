import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminDecideReview, AdminReviewResponse } from "../../../../../../types/http"
import { decideReviewWorkflow } from "../../../../../../workflows/feedback/reviews/workflows/decide-review"
import { sendReview } from "../../send-review"

/** Publishes or rejects the version that was read; refused when there is a newer one. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminDecideReview>,
  res: MedusaResponse<AdminReviewResponse>
) => {
  const body = req.validatedBody
  await decideReviewWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      version: body.version,
      rejection:
        body.decision === "publish"
          ? null
          : {
              reason: body.reason,
              note: body.note || null,
              withdraw: body.withdraw ?? false,
            },
      actor_id: req.auth_context.actor_id,
    },
  })
  await sendReview(req, res)
}
