import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { AdminUpdateFlow } from "./validators"

export const flowMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/flows/:key",
    middlewares: [validateBody(AdminUpdateFlow)],
  },
]
