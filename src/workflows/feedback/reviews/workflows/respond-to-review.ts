import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import {
  type RespondToReviewInput,
  respondToReviewStep,
} from "../steps/respond-to-review"

export const respondToReviewWorkflowId = "respond-to-review"

/**
 * Writes the store's public answer to a review, or takes it back with null. It is shown with
 * the published version, and can be written before there is one. Safe to repeat.
 *
 * @throws MedusaError (invalid_data) for more than 5,000 characters, (not_found)
 */
export const respondToReviewWorkflow = createWorkflow(
  respondToReviewWorkflowId,
  (input: RespondToReviewInput) => new WorkflowResponse(respondToReviewStep(input))
)
