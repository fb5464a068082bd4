import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { emptyPayloadsStep } from "../steps/empty-payloads"

export const emptyPayloadsWorkflowId = "empty-payloads"

/** Empties what mails said after the retention period; who got which and when stays. */
export const emptyPayloadsWorkflow = createWorkflow(
  emptyPayloadsWorkflowId,
  () => new WorkflowResponse(emptyPayloadsStep())
)
