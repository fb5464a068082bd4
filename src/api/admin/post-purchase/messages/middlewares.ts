import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { AdminMessagesParams, AdminResolveMessage } from "./validators"

/** The ledger is not queried by fields, so the framework's own query validation does not fit. */
async function validateMessagesQuery(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
) {
  const parsed = AdminMessagesParams.safeParse(req.query)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join(".") || "query"}: ${issue.message}`
    )
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid query: ${problems.join("; ")}`
    )
  }
  req.validatedQuery = parsed.data
  next()
}

export const messageMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/post-purchase/messages",
    middlewares: [validateMessagesQuery],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/messages/:id/resolve",
    middlewares: [validateAndTransformBody(AdminResolveMessage)],
  },
]
