import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { PostPurchaseEvent } from "../../../modules/post-purchase/constants"
import { pauseMarketingStep } from "../steps/pause-marketing"

export const pauseMarketingWorkflowId = "pause-marketing"

/**
 * Stops all marketing mail of the store by hand until it is resumed; what is due meanwhile
 * waits. Transactional mail goes on.
 *
 * Safe to repeat: a pause by hand that is open stays as it is, and nothing is told again.
 */
export const pauseMarketingWorkflow = createWorkflow(pauseMarketingWorkflowId, () => {
  const paused = pauseMarketingStep()
  when("pause-is-new", paused, ({ is_new }) => is_new).then(() => {
    const data = transform(paused, ({ id }) => ({ id, reason: "admin" }))
    emitEventStep({ eventName: PostPurchaseEvent.MARKETING_PAUSED, data })
  })
  return new WorkflowResponse(paused)
})
