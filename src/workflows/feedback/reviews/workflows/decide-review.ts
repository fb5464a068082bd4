import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { PostPurchaseEvent } from "../../../../modules/post-purchase/constants"
import type { ReviewDecision } from "../../../../modules/post-purchase/queries/review-decide"
import { decideReviewStep } from "../steps/decide-review"

export const decideReviewWorkflowId = "decide-review"

/**
 * Publishes the latest version of a review, or keeps it from the public for a reason of the
 * closed list `RejectionReason`.
 *
 * A decision names the version that was read and fails when the buyer has written another one
 * since. It may be changed later. Rejecting leaves an earlier version that is public where it
 * is, unless `withdraw` is set. Safe to repeat: the same decision is written, and told, once.
 *
 * Emits `post_purchase.review_decided` with the review's id, version and state.
 *
 * @throws MedusaError (not_found), (not_allowed) when it was edited since, or its
 *   person was erased
 */
export const decideReviewWorkflow = createWorkflow(
  decideReviewWorkflowId,
  (input: ReviewDecision) => {
    const result = decideReviewStep(input)
    when("decision-is-new", result, ({ is_new }) => is_new).then(() => {
      emitEventStep({
        eventName: PostPurchaseEvent.REVIEW_DECIDED,
        data: transform(result, ({ id, version, state }) => ({ id, version, state })),
      })
    })
    return new WorkflowResponse(result)
  }
)
