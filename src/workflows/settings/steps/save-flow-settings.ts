import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { FlowSettingsChange } from "../../../modules/post-purchase/queries/flow-settings"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"

export type SaveFlowSettingsInput = FlowSettingsChange & {
  /** The flow's key. */
  flow: string
}

/**
 * Stores what was set. It is the workflow's only effect, so there is nothing to undo it for.
 *
 * @throws MedusaError (conflict) when somebody saved after the version was read
 */
export const saveFlowSettingsStep = createStep(
  "post-purchase-save-flow-settings",
  async ({ flow, ...change }: SaveFlowSettingsInput, { container }) => {
    if (!(await resolveLedger(container).saveFlowSettings(flow, change))) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        `Somebody else saved the flow ${flow} after you read it (version ${change.version}), so nothing of yours was stored. Read it again, make your changes to what is saved now, and send its version.`
      )
    }
    return new StepResponse({ flow })
  }
)
