import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { dispatchDueMessagesStep } from "../steps/dispatch-due-messages"

export const dispatchDueMessagesWorkflowId = "dispatch-due-messages"

/**
 * Sends every message that is due and still right.
 *
 * Safe to run at any time, any number of times, on any number of machines: each message is
 * claimed by one owner, and what an owner leaves behind by dying is taken over once its lease
 * has passed.
 *
 * @example
 * const { result } = await dispatchDueMessagesWorkflow(container).run()
 * result.sent // how many mails this run handed over
 */
export const dispatchDueMessagesWorkflow = createWorkflow(
  dispatchDueMessagesWorkflowId,
  () => new WorkflowResponse(dispatchDueMessagesStep())
)
