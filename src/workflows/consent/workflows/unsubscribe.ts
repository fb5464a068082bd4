import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  type ConsentSource,
  PostPurchaseEvent,
  type Topic,
} from "../../../modules/post-purchase/constants"
import { recordUnsubscribeHitStep } from "../steps/record-unsubscribe-hit"
import { withdrawConsentStep } from "../steps/withdraw-consent"

export type UnsubscribeInput = {
  /** The mail whose link was used. */
  message_id: string
  /** Null: all marketing mail. */
  topic: Topic | null
  source: ConsentSource
  ip: string | null
  user_agent: string | null
}

export type UnsubscribeResult = {
  /** `unknown`: the mail is gone, or the person was erased, so there is nobody to write to. */
  status: "unsubscribed" | "already" | "unknown"
  topic: Topic | null
}

export const unsubscribeWorkflowId = "unsubscribe"

/**
 * Ends marketing mail to whoever got a message, at once: all of it, or one topic.
 *
 * Safe to repeat: a second press changes nothing, says `already` and emits nothing. Messages
 * that are planned already need no touch, since the decision when they are due skips them.
 * The event is emitted at most once; whoever needs all of them reads the consent log.
 *
 * @example
 * await unsubscribeWorkflow(container).run({
 *   input: { message_id, topic: null, source: "one-click", ip, user_agent },
 * })
 */
export const unsubscribeWorkflow = createWorkflow(
  unsubscribeWorkflowId,
  (input: UnsubscribeInput) => {
    const withdrawn = withdrawConsentStep(input)
    const hit = transform({ input, withdrawn }, ({ input, withdrawn }) => ({
      ...input,
      message: withdrawn.message,
    }))
    recordUnsubscribeHitStep(hit)
    when("person-unsubscribed", withdrawn, ({ isChanged }) => isChanged).then(() => {
      const data = transform({ input, withdrawn }, ({ input, withdrawn }) => ({
        id: withdrawn.contact_id,
        topic: input.topic,
        message_id: input.message_id,
      }))
      emitEventStep({ eventName: PostPurchaseEvent.CONTACT_UNSUBSCRIBED, data })
    })
    return new WorkflowResponse(withdrawn.result)
  }
)
