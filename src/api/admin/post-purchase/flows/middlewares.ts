import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { AdminUpdateFlow } from "./validators"

export const flowMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/flows/:key",
    middlewares: [validateAndTransformBody(AdminUpdateFlow)],
  },
]
