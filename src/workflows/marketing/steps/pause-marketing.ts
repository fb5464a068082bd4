import { generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { openPause } from "../../../modules/post-purchase/queries/pauses"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"

/** Begins a pause by hand. It is the workflow's only effect, so there is nothing to undo it for. */
export const pauseMarketingStep = createStep(
  "post-purchase-pause-marketing",
  async (_input: void, { container }) => {
    const id = generateEntityId(undefined, "pppau")
    const is_new = await openPause(resolveConnection(container), {
      id,
      reason: "admin",
      detail: null,
    })
    return new StepResponse({ id, is_new })
  }
)
