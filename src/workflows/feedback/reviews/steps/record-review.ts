import { MedusaError, generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import {
  type ReviewSubmission,
  submitReview,
} from "../../../../modules/post-purchase/queries/review-submit"
import { takeBackVersion } from "../../../../modules/post-purchase/queries/review-take-back"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"

/** What became of a submission. */
export type SubmitReviewResult = {
  id: string
  version: number
  /** `known`: the same was submitted before, and nothing changed. */
  outcome: "new" | "edited" | "known"
}

/**
 * Writes the review, or its next version. The undo takes that back as long as nobody has
 * written or decided since.
 *
 * @throws MedusaError (not_found) when the person was erased since the mail was sent
 */
export const recordReviewStep = createStep(
  "post-purchase-record-review",
  async (submission: Omit<ReviewSubmission, "id" | "version_id">, { container }) => {
    const submitted = await submitReview(resolveConnection(container), {
      ...submission,
      id: generateEntityId(undefined, "pprev"),
      version_id: generateEntityId(undefined, "pprvv"),
    })
    if (submitted.outcome === "gone") {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `Message ${submission.message_id} was erased, so its link to a review is worth nothing any more.`
      )
    }
    const { id, version, outcome } = submitted
    const result: SubmitReviewResult = { id, version, outcome }
    const before = outcome === "edited" ? submitted.before : null
    return new StepResponse(result, outcome === "known" ? null : { id, version, before })
  },
  async (written, { container }) => {
    if (!written) {
      return
    }
    await takeBackVersion(resolveConnection(container), written)
  }
)
