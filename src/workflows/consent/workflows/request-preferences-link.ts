import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { wakeDispatcherStep } from "../../dispatch/steps/wake-dispatcher"
import { planPreferencesLinkStep } from "../steps/plan-preferences-link"

export type RequestPreferencesLinkInput = {
  /** As the person wrote it. */
  email: string
  /** Not kept: it is the page that limits how often an address may ask. */
  ip?: string | null
}

export const requestPreferencesLinkWorkflowId = "request-preferences-link"

/**
 * Mails a person the link to their preferences, at most once an hour.
 *
 * An address that nobody is known under gets nothing, and the caller learns nothing of it.
 */
export const requestPreferencesLinkWorkflow = createWorkflow(
  requestPreferencesLinkWorkflowId,
  (input: RequestPreferencesLinkInput) => {
    wakeDispatcherStep(planPreferencesLinkStep(input))
    return new WorkflowResponse(undefined)
  }
)
