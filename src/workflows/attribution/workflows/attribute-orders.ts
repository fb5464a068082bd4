import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type AttributeOrdersInput, attributeOrdersStep } from "../steps/attribute-orders"

export const attributeOrdersWorkflowId = "attribute-orders"

/**
 * Credits orders to the last message that a person clicked before them, within the store's
 * window, and takes back what no longer holds.
 *
 * Use it after hits were labelled anew, or when the window, the exchange rates or the base
 * currency were changed and the change should hold for older orders too: by itself it holds
 * for what is computed from then on, which is orders of the last three days and orders whose
 * money changes.
 *
 * Safe to repeat and to run side by side.
 *
 * @example
 * await attributeOrdersWorkflow(container).run({ input: { since: null } }) // all orders
 */
export const attributeOrdersWorkflow = createWorkflow(
  attributeOrdersWorkflowId,
  (input: AttributeOrdersInput) => new WorkflowResponse(attributeOrdersStep(input))
)
