import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { eraseLateReports } from "../../../modules/post-purchase/queries/erase-late"
import {
  continueErasure,
  readOpenErasures,
} from "../../../modules/post-purchase/queries/erase-person"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { announceErased } from "../announce-erased"

const PAGE = 100

/** Does another round of every erasure that waits. No undo: that is the point. */
export const finishErasuresStep = createStep(
  "post-purchase-finish-erasures",
  async (_input: void, { container }) => {
    const db = resolveConnection(container)
    let completed = 0
    let pending = 0
    let after: string | null = null
    let page: Awaited<ReturnType<typeof readOpenErasures>>
    do {
      page = await readOpenErasures(db, after, PAGE)
      for (const erasure of page) {
        const result = await continueErasure(db, erasure)
        await announceErased(container, result?.stopped ?? [])
        completed += result?.pending === 0 ? 1 : 0
        pending += result?.pending ?? 0
        after = erasure.id
      }
    } while (page.length === PAGE)
    return new StepResponse({ completed, pending, late: await eraseLateReports(db) })
  }
)
