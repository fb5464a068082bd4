import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import type { StoreSettingsInput } from "../../../modules/post-purchase/settings"
import { saveSettingsStep } from "../steps/save-settings"

export const updateSettingsWorkflowId = "update-settings"

/** Changes sender, brand and the rest; the next mail that is rendered has it. */
export const updateSettingsWorkflow = createWorkflow(
  updateSettingsWorkflowId,
  (change: StoreSettingsInput) => new WorkflowResponse(saveSettingsStep(change))
)
