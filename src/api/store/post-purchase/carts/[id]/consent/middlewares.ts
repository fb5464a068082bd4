import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../../../validate-body"
import { StoreCaptureConsent } from "./validators"

export const captureConsentMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/store/post-purchase/carts/:id/consent",
    middlewares: [validateBody(StoreCaptureConsent)],
  },
]
