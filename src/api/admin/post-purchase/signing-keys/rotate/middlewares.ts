import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../../validate-body"
import { AdminRotateSigningKey } from "./validators"

export const signingKeyMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/signing-keys/rotate",
    middlewares: [validateBody(AdminRotateSigningKey)],
  },
]
