import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AdminRespondToReview,
  AdminReviewResponse,
} from "../../../../../../types/http"
import { respondToReviewWorkflow } from "../../../../../../workflows/feedback/reviews/workflows/respond-to-review"
import { sendReview } from "../../send-review"

/** Writes the store's public answer, or takes it back. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminRespondToReview>,
  res: MedusaResponse<AdminReviewResponse>
) => {
  await respondToReviewWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      response: req.validatedBody.response,
      actor_id: req.auth_context.actor_id,
    },
  })
  await sendReview(req, res)
}
