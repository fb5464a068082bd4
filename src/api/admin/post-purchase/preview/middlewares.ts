import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { AdminPreviewRequest } from "./validators"

export const previewMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/preview",
    middlewares: [validateAndTransformBody(AdminPreviewRequest)],
  },
]
