import type { MiddlewareRoute } from "@medusajs/framework/http"
import { MAX_IMPORT_BODY } from "../../../../workflows/suppression/limits"
import { validateBody } from "../../../validate-body"
import { validateQuery } from "../../../validate-query"
import {
  AdminCreateSuppression,
  AdminImportSuppressions,
  AdminSuppressionsParams,
} from "./validators"

export const suppressionMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/post-purchase/suppressions",
    middlewares: [validateQuery(AdminSuppressionsParams)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/suppressions",
    middlewares: [validateBody(AdminCreateSuppression)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/suppressions/import",
    bodyParser: { sizeLimit: MAX_IMPORT_BODY },
    middlewares: [validateBody(AdminImportSuppressions)],
  },
]
