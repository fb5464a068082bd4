import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { reconcileOutcomes } from "../ingest/reconcile-outcomes"

/** Ends what nobody knew. No undo: the provider's word is the last that there is. */
export const reconcileOutcomesStep = createStep(
  "post-purchase-reconcile-outcomes",
  async (_input: void, { container }) =>
    new StepResponse({ reconciled: await reconcileOutcomes(container) })
)
