import { type MiddlewareRoute, authenticate } from "@medusajs/framework/http"
import { validateQuery } from "../../../validate-query"
import { limitReviews } from "./limit-reviews"
import { StoreOwnReviewsParams } from "./validators"

export const storeReviewMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET", "POST"],
    matcher: "/store/post-purchase/reviews",
    middlewares: [authenticate("customer", ["session", "bearer"])],
  },
  {
    method: ["GET"],
    matcher: "/store/post-purchase/reviews",
    middlewares: [validateQuery(StoreOwnReviewsParams)],
  },
  {
    method: ["POST"],
    matcher: "/store/post-purchase/reviews",
    middlewares: [limitReviews],
  },
]
