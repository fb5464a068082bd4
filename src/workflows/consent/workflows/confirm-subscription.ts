import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import type { Topic } from "../../../modules/post-purchase/constants"
import { confirmSubscriptionStep } from "../steps/confirm-subscription"

export type ConfirmSubscriptionInput = {
  contact_id: string
  ip: string | null
  user_agent: string | null
}

export type ConfirmSubscriptionResult = {
  status: "confirmed" | "nothing-to-confirm" | "unknown"
  /** What is confirmed now. */
  topics: Topic[]
}

export const confirmSubscriptionWorkflowId = "confirm-subscription"

/**
 * Confirms from the mailbox what a person asked for.
 *
 * Safe to repeat: a second press adds nothing and says the same. What was withdrawn after it
 * was asked for stays withdrawn.
 */
export const confirmSubscriptionWorkflow = createWorkflow(
  confirmSubscriptionWorkflowId,
  (input: ConfirmSubscriptionInput) =>
    new WorkflowResponse(confirmSubscriptionStep(input))
)
