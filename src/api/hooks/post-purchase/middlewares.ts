import type { MiddlewareRoute } from "@medusajs/framework/http"

/** What is signed is the bytes of the body, so nothing may parse it before. */
export const hookMiddlewares: MiddlewareRoute[] = [
  { matcher: "/hooks/post-purchase/resend", methods: ["POST"], bodyParser: false },
]
