import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { describeProblems } from "../../../../describe-problems"
import { validateBody } from "../../../validate-body"
import { AdminMessagesParams, AdminResolveMessage } from "./validators"

/** The ledger is not queried by fields, so the framework's own query validation does not fit. */
async function validateMessagesQuery(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
) {
  const parsed = AdminMessagesParams.safeParse(req.query)
  if (!parsed.success) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid query: ${describeProblems(parsed.error, "query").join("; ")}`
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
    middlewares: [validateBody(AdminResolveMessage)],
  },
]
