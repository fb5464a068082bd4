import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type SetFlowSwitchInput, setFlowSwitchStep } from "../steps/set-flow-switch"

export const switchFlowWorkflowId = "switch-flow"

/** Switches a flow on or off. What is due while it is off is skipped and says so. */
export const switchFlowWorkflow = createWorkflow(
  switchFlowWorkflowId,
  (input: SetFlowSwitchInput) => new WorkflowResponse(setFlowSwitchStep(input))
)
