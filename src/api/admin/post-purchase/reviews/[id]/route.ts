import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminReviewResponse } from "../../../../../types/http"
import { sendReview } from "../send-review"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminReviewResponse>
) => sendReview(req, res)
