import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import {
  type ReviewDecision,
  decideReview,
  takeBackDecision,
} from "../../../../modules/post-purchase/queries/review-decide"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import { cleanText } from "../clean-text"

/** What became of a decision. */
export type DecideReviewResult = {
  id: string
  version: number
  state: "published" | "rejected"
  /** False when it stood so already. */
  is_new: boolean
}

/**
 * Publishes or rejects a version. The undo writes back what stood before.
 *
 * @throws MedusaError (not_found) for no review, (not_allowed) when it was edited since it was
 *   read, or its person was erased
 */
export const decideReviewStep = createStep(
  "post-purchase-decide-review",
  async (decision: ReviewDecision, { container }) => {
    const { id, version } = decision
    const rejection = decision.rejection && {
      ...decision.rejection,
      note: cleanText(decision.rejection.note ?? ""),
    }
    const db = resolveConnection(container)
    const decided = await decideReview(db, { ...decision, rejection })
    switch (decided.outcome) {
      case "missing":
        throw new MedusaError(
          MedusaError.Types.NOT_FOUND,
          `There is no review ${id}. Load the list again.`
        )
      case "outdated":
        throw new MedusaError(
          MedusaError.Types.NOT_ALLOWED,
          `Review ${id} was edited since: version ${decided.latest} is the latest, not ${version}. Read it, then decide.`
        )
      case "erased":
        throw new MedusaError(
          MedusaError.Types.NOT_ALLOWED,
          `Whoever wrote review ${id} was erased, and its words with them. There is nothing to decide.`
        )
      case "known":
      case "decided": {
        const result: DecideReviewResult = {
          id,
          version,
          state: rejection ? "rejected" : "published",
          is_new: decided.outcome === "decided",
        }
        const undo =
          decided.outcome === "decided" ? { id, version, before: decided.before } : null
        return new StepResponse(result, undo)
      }
    }
  },
  async (written, { container }) => {
    if (!written) {
      return
    }
    await takeBackDecision(resolveConnection(container), written, written.before)
  }
)
