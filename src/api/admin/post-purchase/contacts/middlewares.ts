import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareFunction,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { validateBody } from "../../../validate-body"
import { validateQuery } from "../../../validate-query"
import {
  AdminContactAddress,
  AdminContactsParams,
  AdminUpdateContact,
} from "./validators"

const base = "/admin/post-purchase/contacts"

/** A matcher with `:id` also matches the routes that stand beside the contacts. */
function ofContact(middleware: MiddlewareFunction): MiddlewareFunction {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) =>
    req.params.id === "erase" ? next() : middleware(req, res, next)
}

export const contactMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: base,
    middlewares: [validateQuery(AdminContactsParams)],
  },
  {
    method: ["POST"],
    matcher: `${base}/:id`,
    middlewares: [ofContact(validateBody(AdminUpdateContact))],
  },
  {
    method: ["POST"],
    matcher: `${base}/:id/erase`,
    middlewares: [validateBody(z.object({}).strict())],
  },
  {
    method: ["POST"],
    matcher: `${base}/erase`,
    middlewares: [validateBody(AdminContactAddress)],
  },
  {
    method: ["GET"],
    matcher: `${base}/export`,
    middlewares: [validateQuery(AdminContactAddress)],
  },
]
