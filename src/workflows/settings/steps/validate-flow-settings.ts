import { MedusaError } from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import { findFlow } from "../../../flows/registry"
import { refuseBadOverrides } from "../refuse-bad-overrides"
import type { SaveFlowSettingsInput } from "./save-flow-settings"

/**
 * Refuses what would be stored and never hold.
 *
 * @throws MedusaError (not_found) for an unknown flow; (invalid_data) for overrides that do not
 *   fit to the flow, its copy or the store
 */
export const validateFlowSettingsStep = createStep(
  "post-purchase-validate-flow-settings",
  async ({ flow: key, overrides }: SaveFlowSettingsInput, { container }) => {
    const flow = findFlow(key)
    if (!flow) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no flow ${key}.`)
    }
    if (overrides) {
      await refuseBadOverrides(container, flow, overrides)
    }
  }
)
