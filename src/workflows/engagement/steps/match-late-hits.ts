import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { matchLateHits } from "../ingest/match-late-hits"

/** Ties early events to their messages. No undo: it is what was true all along. */
export const matchLateHitsStep = createStep(
  "post-purchase-match-late-hits",
  async (_input: void, { container }) =>
    new StepResponse({ matched: await matchLateHits(container) })
)
