import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type LiftSuppressionInput, liftSuppressionStep } from "../steps/lift-suppression"

export const liftSuppressionWorkflowId = "lift-suppression"

/**
 * Takes an address from the suppression list, for this one reason, on an admin's word: also
 * after a hard bounce or a complaint. The row stays and names the admin.
 *
 * Safe to repeat, also by two at once: the first who lifted it is named. Consent is another
 * matter: topics that the person switched off stay off.
 *
 * @throws MedusaError (not_found) for an unknown suppression
 */
export const liftSuppressionWorkflow = createWorkflow(
  liftSuppressionWorkflowId,
  (input: LiftSuppressionInput) => new WorkflowResponse(liftSuppressionStep(input))
)
