import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { AdminUpdateSettings } from "./validators"

export const settingsMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/settings",
    middlewares: [validateBody(AdminUpdateSettings)],
  },
]
