import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { FlowOverrides } from "../../../modules/post-purchase/flow-overrides"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"

export type SaveFlowSettingsInput = {
  /** The flow's key. */
  flow: string
  /** Null leaves it to the flow's file. (Default: as it was) */
  enabled?: boolean | null
  /** Replace those that were stored. (Default: as they were) */
  overrides?: FlowOverrides
}

/** Stores what was set. It is the workflow's only effect, so there is nothing to undo it for. */
export const saveFlowSettingsStep = createStep(
  "post-purchase-save-flow-settings",
  async ({ flow, ...change }: SaveFlowSettingsInput, { container }) => {
    await resolveLedger(container).saveFlowSettings(flow, change)
    return new StepResponse({ flow })
  }
)
