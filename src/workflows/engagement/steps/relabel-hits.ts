import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { relabelAll } from "../labelling/relabel-all"

/** Labels every hit anew. No undo: the older rules are gone with the older version. */
export const relabelHitsStep = createStep(
  "post-purchase-relabel-hits",
  async (_input: void, { container }) =>
    new StepResponse(await relabelAll(resolveConnection(container)))
)
