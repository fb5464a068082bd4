import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { validateQuery } from "../../../validate-query"
import {
  AdminCreateFollowUp,
  AdminFollowUpDraft,
  AdminFollowUpsParams,
} from "./validators"

export const followUpMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/post-purchase/follow-ups",
    middlewares: [validateQuery(AdminFollowUpsParams)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/follow-ups",
    middlewares: [validateBody(AdminCreateFollowUp)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/follow-ups/preview",
    middlewares: [validateBody(AdminFollowUpDraft)],
  },
]
