import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import {
  respondToReview,
  restoreResponse,
} from "../../../../modules/post-purchase/queries/review-respond"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import { cleanText } from "../clean-text"
import { MAX_RESPONSE } from "../limits"

export type RespondToReviewInput = {
  id: string
  /** Plain text; null or empty takes the answer back. */
  response: string | null
  /** Admin user. */
  actor_id: string | null
}

/**
 * Writes the store's answer. The undo writes back the one before.
 *
 * @throws MedusaError (invalid_data) for more than 5,000 characters, (not_found) for no review,
 *   or one whose person was erased
 */
export const respondToReviewStep = createStep(
  "post-purchase-respond-to-review",
  async ({ id, response: typed, actor_id }: RespondToReviewInput, { container }) => {
    const response = cleanText(typed ?? "")
    if (response && response.length > MAX_RESPONSE) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `Invalid request: response: must be at most ${MAX_RESPONSE} characters; it has ${response.length}`
      )
    }
    const db = resolveConnection(container)
    const before = await respondToReview(db, { id, response, actor_id })
    if (!before) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no review ${id} that could be answered. Load the list again.`
      )
    }
    return new StepResponse({ id, response }, { id, before })
  },
  async (written, { container }) => {
    if (!written) {
      return
    }
    await restoreResponse(resolveConnection(container), written.id, written.before)
  }
)
