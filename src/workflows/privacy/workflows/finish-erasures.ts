import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { finishErasuresStep } from "../steps/finish-erasures"

export const finishErasuresWorkflowId = "finish-erasures"

/**
 * Completes erasures that waited for mails on their way out, and empties what providers have
 * reported about erased people's mail since.
 *
 * Safe to run at any time and on any number of machines at once.
 */
export const finishErasuresWorkflow = createWorkflow(
  finishErasuresWorkflowId,
  () => new WorkflowResponse(finishErasuresStep())
)
