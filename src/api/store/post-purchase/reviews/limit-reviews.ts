import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { limits } from "../../../post-purchase/support/limits"

/** Lets a customer send ten a minute: each may bring 64 MB to decode. */
export async function limitReviews(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const waitSeconds = await limits.reviewForm.take(req.auth_context.actor_id)
  if (waitSeconds) {
    res
      .status(429)
      .set("Retry-After", String(waitSeconds))
      .json({
        type: MedusaError.Types.NOT_ALLOWED,
        message: `Too many reviews at once. Try again in ${waitSeconds} seconds.`,
      })
  } else {
    next()
  }
}
