import type { FollowUpRow } from "../../../../modules/post-purchase/queries/list-follow-ups"
import { explainSkip } from "../../../../modules/post-purchase/skip-reasons"
import type { AdminFollowUp } from "../../../../types/http"

/** A personal message as the admin shows it; of an erased person nothing is left to show. */
export function toAdminFollowUp(row: FollowUpRow): AdminFollowUp {
  const isErased = row.erased_at !== null
  return {
    id: row.id,
    purpose: row.purpose,
    order_id: row.order_id,
    customer_id: row.customer_id,
    email: isErased ? null : row.email,
    locale: row.locale,
    content: isErased ? null : row.content,
    author_id: row.author_id,
    written_at: row.written_at.toISOString(),
    message: row.message_id
      ? {
          id: row.message_id,
          state: row.message_state,
          send_at: row.send_at.toISOString(),
          sent_at: row.sent_at && row.sent_at.toISOString(),
          skip_explanation: row.skip_reason ? explainSkip(row.skip_reason) : null,
        }
      : null,
  }
}
