import type { MiddlewareRoute } from "@medusajs/framework/http"
import { guardPublicRoute } from "./guard"

export const publicRouteMiddlewares: MiddlewareRoute[] = [
  // Forms are read by read-form.ts; what else comes with a body is not looked at.
  { matcher: "/post-purchase/*", bodyParser: false },
  { matcher: "/post-purchase", middlewares: [guardPublicRoute] },
]
