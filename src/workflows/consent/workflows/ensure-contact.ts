import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { ensureContactStep } from "../steps/ensure-contact"

export type EnsureContactInput = {
  /** As the person wrote it. */
  email: string
  /** The account that belongs to the address. */
  customer_id?: string | null
}

export type EnsureContactResult = { contact_id: string }

export const ensureContactWorkflowId = "ensure-contact"

/**
 * The contact of an address, made when there is none yet.
 *
 * @throws MedusaError (invalid_data) for what is no e-mail address
 */
export const ensureContactWorkflow = createWorkflow(
  ensureContactWorkflowId,
  (input: EnsureContactInput) => new WorkflowResponse(ensureContactStep(input))
)
