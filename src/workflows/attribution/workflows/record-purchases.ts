import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { reconcilePurchasesStep } from "../steps/reconcile-purchases"

export const recordPurchasesWorkflowId = "record-purchases"

/**
 * Records as purchases what no event told of: orders from before the installation, and changes
 * of money whose event was lost or never sent. What takes longer than 20 seconds is left to
 * the next run.
 *
 * Safe to repeat and to run side by side.
 */
export const recordPurchasesWorkflow = createWorkflow(
  recordPurchasesWorkflowId,
  () => new WorkflowResponse(reconcilePurchasesStep())
)
