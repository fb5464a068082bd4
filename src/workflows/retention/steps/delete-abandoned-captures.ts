import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { CAPTURE_DAYS, deleteAbandonedCaptures } from "../delete-abandoned-captures"

/** Deletes what was ticked in carts that became no orders. No undo: that is the point. */
export const deleteAbandonedCapturesStep = createStep(
  "post-purchase-delete-abandoned-captures",
  async (_input: void, { container }) => {
    const deleted = await deleteAbandonedCaptures(
      resolveConnection(container),
      CAPTURE_DAYS
    )
    return new StepResponse({ deleted })
  }
)
