import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { forgetStrangers } from "../../../modules/post-purchase/queries/hit-matching"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"

const PAGE = 1000

/** Empties events that turned out to be of other people's mail. No undo: that is the point. */
export const forgetStrangersStep = createStep(
  "post-purchase-forget-strangers",
  async (_input: void, { container }) =>
    new StepResponse({
      forgotten: await forgetStrangers(resolveConnection(container), PAGE),
    })
)
