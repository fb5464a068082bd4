import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type ResolveMessageInput, resolveMessageStep } from "../steps/resolve-message"
import { wakeDispatcherStep } from "../steps/wake-dispatcher"

export const resolveMessageWorkflowId = "resolve-message"

/** Ends the uncertainty about one message by what an admin found out. */
export const resolveMessageWorkflow = createWorkflow(
  resolveMessageWorkflowId,
  (input: ResolveMessageInput) => {
    const result = resolveMessageStep(input)
    wakeDispatcherStep(result)
    return new WorkflowResponse(result)
  }
)
