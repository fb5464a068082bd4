import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { endPauses } from "../../../modules/post-purchase/queries/pauses"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"

export type ResumeMarketingInput = {
  /** Admin user who answers for it. */
  actor_id: string
}

/** Ends what is paused. It is the workflow's only effect, so there is nothing to undo it for. */
export const resumeMarketingStep = createStep(
  "post-purchase-resume-marketing",
  async ({ actor_id }: ResumeMarketingInput, { container }) =>
    new StepResponse({ ended: await endPauses(resolveConnection(container), actor_id) })
)
