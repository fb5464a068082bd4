import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { labelUnlabelled } from "../labelling/label-unlabelled"

/** Labels what has no label yet. No undo: labels are computed, and computed again. */
export const labelUnlabelledStep = createStep(
  "post-purchase-label-unlabelled",
  async (_input: void, { container }) =>
    new StepResponse(await labelUnlabelled(container))
)
