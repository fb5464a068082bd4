import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listPublishedReviews } from "../../../../../../modules/post-purchase/queries/review-public"
import { resolveConnection } from "../../../../../../modules/post-purchase/resolve-ledger"
import type { StoreProductReviewsResponse } from "../../../../../../types/http"
import { toProductReview } from "../../../reviews/to-store-review"
import { sendCacheable } from "../../send-cacheable"
import type { StoreProductReviewsParams } from "../../validators"

/** Published reviews of a product, over all sales channels; none for one that nobody reviewed. */
export const GET = async (
  req: MedusaRequest<unknown, StoreProductReviewsParams>,
  res: MedusaResponse<StoreProductReviewsResponse>
) => {
  const { rating, ...page } = req.validatedQuery
  const { rows, count } = await listPublishedReviews(resolveConnection(req.scope), {
    product_id: req.params.id,
    ratings: rating ?? null,
    ...page,
  })
  const { limit, offset } = page
  sendCacheable(res, { reviews: rows.map(toProductReview), count, limit, offset })
}
