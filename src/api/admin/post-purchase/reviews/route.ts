import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listReviews } from "../../../../modules/post-purchase/queries/review-list"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminReviewsResponse } from "../../../../types/http"
import { toAdminReview } from "./to-admin-review"
import type { AdminReviewsParams } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminReviewsParams>,
  res: MedusaResponse<AdminReviewsResponse>
) => {
  const { q, state, product_id, rating, limit, offset } = req.validatedQuery
  const { rows, count } = await listReviews(
    resolveConnection(req.scope),
    {
      q: q || null,
      states: state ?? null,
      product_id: product_id ?? null,
      ratings: rating ?? null,
    },
    { limit, offset }
  )
  res.json({ reviews: rows.map(toAdminReview), count, limit, offset })
}
