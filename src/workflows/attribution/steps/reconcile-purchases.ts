import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { reconcilePurchases } from "../run/reconcile-purchases"

/** Records what no event told of. It has no undo: it writes what is so. */
export const reconcilePurchasesStep = createStep(
  "post-purchase-reconcile-purchases",
  async (_input: void, { container }) =>
    new StepResponse(await reconcilePurchases(container))
)
