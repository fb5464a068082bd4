import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type SuppressAddressInput, suppressAddressStep } from "../steps/suppress-address"

export const suppressAddressWorkflowId = "suppress-address"

/**
 * Puts an address on the suppression list by hand: no marketing mail goes there any more, from
 * this moment on, planned messages included.
 *
 * Safe to repeat: an address that is on the list by hand stays as it is, with the first detail.
 *
 * @throws MedusaError (invalid_data) for what is no e-mail address
 */
export const suppressAddressWorkflow = createWorkflow(
  suppressAddressWorkflowId,
  (input: SuppressAddressInput) => new WorkflowResponse(suppressAddressStep(input))
)
