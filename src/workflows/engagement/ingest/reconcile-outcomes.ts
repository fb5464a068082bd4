import type { MedusaContainer } from "@medusajs/framework/types"
import { applyOutcomes } from "../../../modules/post-purchase/queries/apply-outcomes"
import { readEvidence } from "../../../modules/post-purchase/queries/hit-evidence"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { checkComplaints } from "../effects/check-complaints"
import { withShortLocks } from "./with-short-locks"

const PAGE = 500

/**
 * Ends what nobody knew by what was reported meanwhile: an event may come while its message is
 * still being handed over.
 *
 * @returns how many messages have another state now
 */
export async function reconcileOutcomes(container: MedusaContainer): Promise<number> {
  const changed = await withShortLocks(resolveConnection(container), async (trx) =>
    applyOutcomes(trx, await readEvidence(trx, PAGE))
  )
  if (changed.length) {
    // Complaints count with the mails that were sent, and these were not until now.
    await checkComplaints(container)
  }
  return changed.length
}
