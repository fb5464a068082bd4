import { type MiddlewareRoute, authenticate } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { StoreUpdatePreferences } from "./validators"

export const storePreferencesMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET", "POST"],
    matcher: "/store/post-purchase/preferences",
    middlewares: [authenticate("customer", ["session", "bearer"])],
  },
  {
    method: ["POST"],
    matcher: "/store/post-purchase/preferences",
    middlewares: [validateBody(StoreUpdatePreferences)],
  },
]
