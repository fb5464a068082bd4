import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { AdminUpdateSettings } from "./validators"

export const settingsMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/settings",
    middlewares: [validateAndTransformBody(AdminUpdateSettings)],
  },
]
