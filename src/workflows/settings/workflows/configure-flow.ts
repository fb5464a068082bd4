import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import {
  type SaveFlowSettingsInput,
  saveFlowSettingsStep,
} from "../steps/save-flow-settings"
import { validateFlowSettingsStep } from "../steps/validate-flow-settings"

export const configureFlowWorkflowId = "configure-flow"

/**
 * Switches a flow on or off, and changes its steps. What is due while it is off is skipped
 * and says so; a new delay holds for what is planned from then on.
 *
 * @throws MedusaError (invalid_data) with every problem of the overrides, and nothing is stored;
 *   (conflict) when a version is given and somebody saved after it was read
 * @example
 * await configureFlowWorkflow(container).run({
 *   input: {
 *     flow: "thank-you",
 *     enabled: true,
 *     overrides: { steps: { thanks: { delay: { days: 2 } } } },
 *   },
 * })
 */
export const configureFlowWorkflow = createWorkflow(
  configureFlowWorkflowId,
  (input: SaveFlowSettingsInput) => {
    validateFlowSettingsStep(input)
    return new WorkflowResponse(saveFlowSettingsStep(input))
  }
)
