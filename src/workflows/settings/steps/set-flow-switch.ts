import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"

export type SetFlowSwitchInput = { flow: string; enabled: boolean }

/** Stores the switch. It is the workflow's only effect, so there is nothing to undo it for. */
export const setFlowSwitchStep = createStep(
  "post-purchase-set-flow-switch",
  async ({ flow, enabled }: SetFlowSwitchInput, { container }) => {
    await resolveLedger(container).setFlowSwitch(flow, enabled)
    return new StepResponse({ flow, enabled })
  }
)
