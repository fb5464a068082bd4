import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../../validate-query"
import { StoreProductReviewsParams } from "./validators"

export const productReviewMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/store/post-purchase/products/:id/reviews",
    middlewares: [validateQuery(StoreProductReviewsParams)],
  },
]
