import { MedusaError } from "@medusajs/framework/utils"
import type { AdminConflict } from "../types/http"

/**
 * The body that answers a conflict in its own words, with status 409: Medusa's error handler
 * would talk of an idempotency key instead.
 *
 * @throws whatever else it was given
 */
export function toConflictOrThrow(error: unknown): AdminConflict {
  if (MedusaError.isMedusaError(error) && error.type === MedusaError.Types.CONFLICT) {
    return { type: "conflict", message: error.message }
  }
  throw error
}
