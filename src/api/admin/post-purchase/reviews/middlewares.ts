import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { validateQuery } from "../../../validate-query"
import { AdminDecideReview, AdminRespondToReview, AdminReviewsParams } from "./validators"

export const reviewMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/post-purchase/reviews",
    middlewares: [validateQuery(AdminReviewsParams)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/reviews/:id/decide",
    middlewares: [validateBody(AdminDecideReview)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/reviews/:id/respond",
    middlewares: [validateBody(AdminRespondToReview)],
  },
]
