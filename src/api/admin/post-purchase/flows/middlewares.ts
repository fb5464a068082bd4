import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../validate-body"
import { AdminCountConditions } from "./[key]/conditions/count/validators"
import { AdminSimulateFlow } from "./[key]/simulate/validators"
import { AdminUpdateFlow } from "./validators"

export const flowMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/flows/:key",
    middlewares: [validateBody(AdminUpdateFlow)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/flows/:key/simulate",
    middlewares: [validateBody(AdminSimulateFlow)],
  },
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/flows/:key/conditions/count",
    middlewares: [validateBody(AdminCountConditions)],
  },
]
