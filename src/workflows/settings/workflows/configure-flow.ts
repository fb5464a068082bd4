import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import {
  type SaveFlowSettingsInput,
  saveFlowSettingsStep,
} from "../steps/save-flow-settings"

export const configureFlowWorkflowId = "configure-flow"

/**
 * Switches a flow on or off, and changes its steps. What is due while it is off is skipped
 * and says so; a new delay holds for what is planned from then on.
 */
export const configureFlowWorkflow = createWorkflow(
  configureFlowWorkflowId,
  (input: SaveFlowSettingsInput) => new WorkflowResponse(saveFlowSettingsStep(input))
)
