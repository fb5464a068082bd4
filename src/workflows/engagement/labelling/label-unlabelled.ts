import type { MedusaContainer } from "@medusajs/framework/types"
import {
  findUnlabelledMessages,
  labelUnmatched,
} from "../../../modules/post-purchase/queries/hit-labels"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { checkComplaints } from "../effects/check-complaints"
import { LABEL_VERSION } from "./hit-features"
import { labelMessages } from "./label-messages"

const PAGE = 500
/** The rest is left to the next minute's run. */
const RUN_MS = 50_000

/**
 * Labels what has no label yet, together with the earlier hits of the same messages.
 *
 * @returns how many hits were looked at, and how many of them have another label now
 */
export async function labelUnlabelled(
  container: MedusaContainer
): Promise<{ hits: number; changed: number }> {
  const db = resolveConnection(container)
  const deadline = Date.now() + RUN_MS
  const done = { hits: 0, changed: 0 }
  let hasComplaint = false
  let ids = await findUnlabelledMessages(db, PAGE)
  while (ids.length && Date.now() < deadline) {
    const { hits, changed, hasNewComplaint } = await labelMessages(db, ids)
    done.hits += hits
    done.changed += changed
    hasComplaint ||= hasNewComplaint
    ids = await findUnlabelledMessages(db, PAGE)
  }
  done.hits += await labelUnmatched(db, LABEL_VERSION, PAGE)
  if (hasComplaint) {
    // One that came before its mail was recorded as sent was counted by nobody.
    await checkComplaints(container)
  }
  return done
}
