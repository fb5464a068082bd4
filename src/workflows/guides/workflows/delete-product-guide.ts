import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type DeleteGuideInput, deleteGuideStep } from "../steps/delete-guide"

export const deleteProductGuideWorkflowId = "delete-product-guide"

/** Deletes a product's guide. Safe to repeat: a second time there is none to delete. */
export const deleteProductGuideWorkflow = createWorkflow(
  deleteProductGuideWorkflowId,
  (input: DeleteGuideInput) => new WorkflowResponse(deleteGuideStep(input))
)
