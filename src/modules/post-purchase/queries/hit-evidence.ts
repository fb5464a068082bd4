import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ReportedOutcome } from "./apply-outcomes"

/**
 * What was reported of messages whose outcome nobody knows. An event may come while the message
 * is still being handed over; when that ends as `unknown` or `failed`, this is how it is known.
 */
export async function readEvidence(db: Knex, limit: number): Promise<ReportedOutcome[]> {
  const { rows } = await db.raw(
    `select m.id as message_id, max(h.external_id) as external_id,
            min(h.occurred_at) filter (where h.kind <> 'failure') as accepted_at,
            min(h.occurred_at) filter (where h.kind = 'delivery') as delivered_at,
            max(h.occurred_at) filter (where h.kind = 'failure') as failed_at,
            'the provider reported that it was not sent' as detail
     from post_purchase_message m
     join post_purchase_hit h on h.message_id = m.id
       and (h.kind in ('sent', 'delivery', 'delay', 'bounce', 'complaint', 'open', 'click')
            or (h.kind = 'failure' and m.state = 'unknown'))
     where m.state in ('failed', 'unknown')
     group by m.id
     order by m.id
     limit ?`,
    [limit]
  )
  return rows
}
