import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import type { Purpose } from "../../../modules/post-purchase/constants"
import type { FollowUpContent } from "../../../modules/post-purchase/follow-up"
import { wakeDispatcherStep } from "../../dispatch/steps/wake-dispatcher"
import { storeFollowUpStep } from "../steps/store-follow-up"
import { validateFollowUpStep } from "../steps/validate-follow-up"

export type WriteFollowUpInput = {
  /** Made up once for each form, at most 200 characters. */
  dedupe_key: string
  purpose: Purpose
  /** To whom: an order's customer, or a customer; one of the two, or both. */
  order_id?: string | null
  customer_id?: string | null
  /** Language tag of the words around what is written. (Default: the customer's) */
  locale?: string | null
  content: FollowUpContent
  /** ISO 8601, at most a year ahead. (Default: at once) */
  send_at?: string | null
  /** Admin user who writes; null for a job of the store's own. */
  author_id: string | null
}

export type WriteFollowUpResult = {
  id: string
  /** False for the same form sent again. */
  is_new: boolean
}

export const writeFollowUpWorkflowId = "write-follow-up"

/**
 * Sends what somebody at the shop wrote to one customer.
 *
 * Safe to repeat: one dedupe key is one message, stored and planned in one transaction. It goes
 * the way of all mail: a transactional one is kept from addresses that bounce or complained, a
 * marketing one obeys consent, caps and quiet hours too, and what came in its way is said with
 * the message. What is written is plain text and never read as Liquid.
 *
 * It has no undo: the mail may be on its way. `cancelFollowUpWorkflow` takes back one that waits.
 *
 * @throws MedusaError (invalid_data) that names every field that is wrong, (not_found) for an
 *   order or a customer that does not exist, (not_allowed) while the flow is switched off,
 *   (duplicate_error) for a dedupe key under which something else was written
 * @example
 * await writeFollowUpWorkflow(container).run({
 *   input: {
 *     dedupe_key: "call-2026-11-22-ada",
 *     purpose: "transactional",
 *     order_id: "order_01…",
 *     content: {
 *       subject: "Your new bowl",
 *       greeting: "Hello Ada, thank you for your call.",
 *       recap: ["One of the bowls was chipped."],
 *       next_steps: ["A new one leaves us tomorrow."],
 *       action: null,
 *       closing: "Warm regards, Jana",
 *     },
 *     author_id: "user_01…",
 *   },
 * })
 */
export const writeFollowUpWorkflow = createWorkflow(
  writeFollowUpWorkflowId,
  (input: WriteFollowUpInput) => {
    const valid = validateFollowUpStep(input)
    const stored = storeFollowUpStep(valid)
    wakeDispatcherStep(stored)
    return new WorkflowResponse(stored.result)
  }
)
