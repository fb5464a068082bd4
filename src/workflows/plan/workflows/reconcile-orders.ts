import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { reconcileTriggersStep } from "../steps/reconcile-triggers"

export const reconcileOrdersWorkflowId = "reconcile-orders"

/**
 * Plans from the orders themselves what an event that never arrived should have planned.
 * Safe to repeat and to run side by side.
 */
export const reconcileOrdersWorkflow = createWorkflow(
  reconcileOrdersWorkflowId,
  () => new WorkflowResponse(reconcileTriggersStep())
)
