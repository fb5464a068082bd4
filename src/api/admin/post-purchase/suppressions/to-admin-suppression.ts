import type { SuppressionRow } from "../../../../modules/post-purchase/queries/suppression-list"
import type { AdminSuppression } from "../../../../types/http"

/** A suppression as the admin shows it; the hash stays here. */
export function toAdminSuppression(row: SuppressionRow): AdminSuppression {
  return {
    id: row.id,
    email: row.email,
    reason: row.reason,
    detail: row.detail,
    message_id: row.message_id,
    suppressed_at: toIso(row.suppressed_at),
    lifted_at: row.lifted_at && toIso(row.lifted_at),
    lifted_by: row.lifted_by,
  }
}

/** What came out of a workflow has its moments as strings. */
function toIso(moment: Date | string): string {
  return new Date(moment).toISOString()
}
