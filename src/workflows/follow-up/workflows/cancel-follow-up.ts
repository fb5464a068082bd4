import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { cancelFollowUpStep } from "../steps/cancel-follow-up"

export type CancelFollowUpInput = { id: string }

export const cancelFollowUpWorkflowId = "cancel-follow-up"

/**
 * Takes back a message that was written by hand and is still scheduled. Doing it twice is once.
 *
 * @throws MedusaError (not_found) for an unknown one, (not_allowed) for one that is being sent,
 *   was sent or was skipped
 * @example
 * await cancelFollowUpWorkflow(container).run({ input: { id: "ppfol_01…" } })
 */
export const cancelFollowUpWorkflow = createWorkflow(
  cancelFollowUpWorkflowId,
  (input: CancelFollowUpInput) => new WorkflowResponse(cancelFollowUpStep(input))
)
