import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { AdminPreviewRequest } from "./validators"

export const previewMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/preview",
    middlewares: [validateBody(AdminPreviewRequest)],
  },
]
