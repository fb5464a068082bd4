import { z } from "@medusajs/framework/zod"
import { ReviewSort } from "../../../../modules/post-purchase/queries/review-public"
import { listOf } from "../../../admin/post-purchase/query-values"

export const StoreProductReviewsParams = z
  .object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    sort: z.enum(Object.values(ReviewSort)).default(ReviewSort.NEWEST),
    rating: listOf(z.coerce.number().int().min(1).max(5)),
  })
  .strict()
export type StoreProductReviewsParams = z.output<typeof StoreProductReviewsParams>
