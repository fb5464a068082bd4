import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"

const PAGE = 1000

/** Empties rendered mails that are older than the retention period. No undo: that is the point. */
export const emptyPayloadsStep = createStep(
  "post-purchase-empty-payloads",
  async (_input: void, { container }) => {
    const ledger = resolveLedger(container)
    const { payload_retention_days } = await ledger.getSettings()
    let emptied = 0
    let page: number
    do {
      page = await ledger.emptyPayloads(payload_retention_days, PAGE)
      emptied += page
    } while (page === PAGE)
    return new StepResponse({ emptied })
  }
)
