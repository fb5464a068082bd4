import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import type { ConsentTopic } from "../../../modules/post-purchase/constants"
import type { SpokenTopic } from "../spoken-topics"
import { saveCaptureStep } from "../steps/save-capture"

export type CaptureConsentInput = {
  cart_id: string
  /** Topics that were shown, and whether they were ticked. */
  topics: Partial<Record<SpokenTopic, boolean>>
  /** The sentence beside the box. Required when any is ticked. */
  wording?: string | null
  time_zone?: string | null
  locale?: string | null
  ip: string | null
  user_agent: string | null
}

export type CaptureConsentResult = {
  cart_id: string
  topics: Partial<Record<ConsentTopic, boolean>>
}

export const captureConsentWorkflowId = "capture-consent"

/**
 * Keeps what a shopper ticked at checkout until the cart is an order; of two captures of a cart
 * the later counts. A cart that becomes no order keeps it for 30 days after its last change.
 *
 * @throws MedusaError (not_found) for a cart that is unknown or is an order already,
 *   (invalid_data) for a yes without wording
 */
export const captureConsentWorkflow = createWorkflow(
  captureConsentWorkflowId,
  (input: CaptureConsentInput) => new WorkflowResponse(saveCaptureStep(input))
)
