import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { attributeOrders } from "../../../modules/post-purchase/queries/attribute-orders"
import { ATTRIBUTED } from "../../../modules/post-purchase/queries/cursor"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { readAttributionSettings } from "../run/read-attribution-settings"

/**
 * An order's click is not later than the order, its label comes within minutes, and a provider
 * repeats a webhook for 28 hours: after three days nothing changes by itself.
 */
const LOOK_BACK_MS = 3 * 24 * 3600_000

export type AttributeOrdersInput = {
  /** Orders placed since this moment (ISO 8601); null is all. (Default: three days before the last time) */
  since?: string | null
}

/** Credits orders to messages. It has no undo: what it writes follows from what is there. */
export const attributeOrdersStep = createStep(
  "post-purchase-attribute-orders",
  async ({ since }: AttributeOrdersInput, { container }) => {
    const ledger = resolveLedger(container)
    const begun = new Date()
    const result = await attributeOrders(
      resolveConnection(container),
      {
        since:
          since === undefined
            ? new Date((await ledger.seenUntil(ATTRIBUTED)).getTime() - LOOK_BACK_MS)
            : toMoment(since),
      },
      await readAttributionSettings(container)
    )
    // Labelling everything anew takes the cursor away, and the next run begins from the start.
    if (!since) {
      await ledger.advanceCursor(ATTRIBUTED, begun)
    }
    return new StepResponse(result)
  }
)

function toMoment(since: string | null): Date | null {
  if (since === null) {
    return null
  }
  const moment = Date.parse(since)
  if (Number.isNaN(moment)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `since is ${since}, which is no moment: give it as 2026-11-22T00:00:00Z, or null for all orders`
    )
  }
  return new Date(moment)
}
