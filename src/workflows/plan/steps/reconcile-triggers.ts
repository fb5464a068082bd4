import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { TriggerKind } from "../../../flows/triggers"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import { sourceOf } from "../sources"
import { planMessagesWorkflow } from "../workflows/plan-messages"

/** A transaction may commit this long after the moment that it wrote into its rows. */
const OVERLAP_MS = 3600_000
const PAGE = 200

/**
 * Reads from the store what happened since the last time, and plans what no event planned.
 *
 * The cursor moves only after everything up to it was planned, and each time an hour is read
 * again: planning twice is nothing, missing a late commit would be a lost mail.
 */
export const reconcileTriggersStep = createStep(
  "post-purchase-reconcile-triggers",
  async (_input: void, { container }) => {
    const ledger = resolveLedger(container)
    const installedAt = await ledger.installedAt()
    let planned = 0
    for (const kind of Object.values(TriggerKind)) {
      const job = `reconcile:${kind}`
      const seenUntil = await ledger.seenUntil(job)
      const period = {
        since: new Date(
          Math.max(installedAt.getTime(), seenUntil.getTime() - OVERLAP_MS)
        ),
        until: new Date(),
      }
      let skip = 0
      let ids: string[]
      do {
        ids = await sourceOf(kind).findIds(container, kind, period, { skip, take: PAGE })
        if (ids.length) {
          const { result } = await planMessagesWorkflow(container).run({
            input: { kind, ids: [...new Set(ids)] },
          })
          planned += result.planned
        }
        // By offset, over a period that is over: planning takes nothing out of it.
        skip += ids.length
      } while (ids.length === PAGE)
      await ledger.advanceCursor(job, period.until)
    }
    return new StepResponse({ planned })
  }
)
