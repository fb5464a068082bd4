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
 * Checks a request's body. Medusa's own validator drops the path of a problem that has a
 * message of its own, and then nobody knows which field is meant.
 *
 * @throws MedusaError (invalid_data) with every problem and its path, as the answer's message
 */
export function validateBody(schema: z.ZodType): MiddlewareFunction {
  return (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
    const parsed = schema.safeParse(req.body ?? {})
    if (!parsed.success) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `Invalid request: ${describeProblems(parsed.error, "body").join("; ")}`
      )
    }
    req.validatedBody = parsed.data
    next()
  }
}
