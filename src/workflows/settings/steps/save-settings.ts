import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import type { StoreSettingsInput } from "../../../modules/post-purchase/settings"

/** Stores what an admin changed. It is the workflow's only effect, so there is nothing to undo it for. */
export const saveSettingsStep = createStep(
  "post-purchase-save-settings",
  async (change: StoreSettingsInput, { container }) =>
    new StepResponse(await resolveLedger(container).saveSettings(change))
)
