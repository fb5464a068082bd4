import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { deleteAbandonedCapturesStep } from "../steps/delete-abandoned-captures"

export const deleteAbandonedCapturesWorkflowId = "delete-abandoned-captures"

/**
 * Deletes what was ticked at the checkout of carts that became no orders, 30 days after the
 * last change to the cart or to what was ticked. A cart that is completed later still has said
 * nothing, unless its storefront captures again what is ticked then.
 */
export const deleteAbandonedCapturesWorkflow = createWorkflow(
  deleteAbandonedCapturesWorkflowId,
  () => new WorkflowResponse(deleteAbandonedCapturesStep())
)
