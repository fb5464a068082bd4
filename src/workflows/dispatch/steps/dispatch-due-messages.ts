import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { dispatchNow } from "../wake"

/**
 * Decides, renders and hands over all that is due. It is one step because its work is kept
 * safe by the ledger, not by the workflow engine: copying rendered mails between steps would
 * cost more than sending them. It has no undo: a mail cannot be called back.
 */
export const dispatchDueMessagesStep = createStep(
  "post-purchase-dispatch-due-messages",
  async (_input: void, { container }) => new StepResponse(await dispatchNow(container))
)
