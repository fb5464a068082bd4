import type { MiddlewareRoute } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { validateBody } from "../../../validate-body"

/** Neither takes anything: whoever sends a field means something else. */
const Nothing = z.object({}).strict()

export const marketingMiddlewares: MiddlewareRoute[] = ["pause", "resume"].map(
  (action) => ({
    method: ["POST"],
    matcher: `/admin/post-purchase/marketing/${action}`,
    middlewares: [validateBody(Nothing)],
  })
)
