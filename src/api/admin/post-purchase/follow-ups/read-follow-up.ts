import type { MedusaContainer } from "@medusajs/framework/types"
import { listFollowUps } from "../../../../modules/post-purchase/queries/list-follow-ups"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminFollowUp } from "../../../../types/http"
import { toAdminFollowUp } from "./to-admin-follow-up"

/** One personal message that is known to be there. */
export async function readFollowUp(
  container: MedusaContainer,
  id: string
): Promise<AdminFollowUp> {
  const db = resolveConnection(container)
  const { rows } = await listFollowUps(db, { id }, { limit: 1, offset: 0 })
  return toAdminFollowUp(rows[0])
}
