import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import { wakeDispatcher } from "../wake"

export type WakeDispatcherInput = {
  /** How many messages were planned; none wakes nobody. */
  planned: number
}

/** Dispatches in this process once what was just planned has settled. */
export const wakeDispatcherStep = createStep(
  "post-purchase-wake-dispatcher",
  async ({ planned }: WakeDispatcherInput, { container }) => {
    if (planned) {
      const { settle_seconds } = resolveLedger(container).options.dispatch
      wakeDispatcher(container, settle_seconds * 1000)
    }
    return new StepResponse({ is_woken: planned > 0 })
  }
)
