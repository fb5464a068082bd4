import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readRating } from "../../../../../../modules/post-purchase/queries/review-public"
import { resolveConnection } from "../../../../../../modules/post-purchase/resolve-ledger"
import type { StoreProductRatingResponse } from "../../../../../../types/http"
import { sendCacheable } from "../../send-cacheable"

/** How a product is rated by its published reviews. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<StoreProductRatingResponse>
) => {
  const counts = await readRating(resolveConnection(req.scope), req.params.id)
  const of = (stars: number) => counts.get(stars) ?? 0
  const count = [...counts.values()].reduce((total, each) => total + each, 0)
  const stars = [...counts].reduce((total, [rating, each]) => total + rating * each, 0)
  sendCacheable(res, {
    rating: {
      product_id: req.params.id,
      average: count ? stars / count : null,
      count,
      distribution: { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5) },
    },
  })
}
