import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareFunction,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { describeProblems } from "../describe-problems"

/**
 * Checks a request's query. The ledger is not queried by fields, so the framework's own query
 * validation does not fit.
 *
 * @throws MedusaError (invalid_data) with every problem and its field, as the answer's message
 */
export function validateQuery(schema: z.ZodType<object>): MiddlewareFunction {
  return (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
    const parsed = schema.safeParse(req.query)
    if (!parsed.success) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `Invalid query: ${describeProblems(parsed.error, "query").join("; ")}`
      )
    }
    req.validatedQuery = { ...parsed.data }
    next()
  }
}
