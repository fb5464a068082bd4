import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { toStorableJson } from "../storable-text"

/** What the provider's events say of one message, taken together. */
export type ReportedOutcome = {
  message_id: string
  external_id: string | null
  /** The earliest event that a mail can only have once it was accepted. */
  accepted_at: Date | null
  delivered_at: Date | null
  /** The latest event that says the provider did not send it. */
  failed_at: Date | null
  detail: string | null
}

/** The provider's clock may be behind ours by so much. */
const CLOCK_SKEW_SECONDS = 300

/**
 * Writes into the ledger what the provider reported: when a message was delivered, and what
 * became of one whose outcome nobody knew. Any order of events leads to the same row.
 *
 * A message that is just being handed over keeps its state, since its owner is about to write
 * it; when that is `unknown`, `reconcile` looks at the same events again. A failure counts for
 * the hand-over it came from only: one of an earlier attempt says nothing of this one.
 *
 * The race: an event and the settlement of the batch. The rows are locked in the order of
 * their ids and looked at again once they are held.
 *
 * @returns ids of the messages whose state changed
 */
export async function applyOutcomes(
  db: Knex,
  outcomes: ReportedOutcome[]
): Promise<string[]> {
  if (!outcomes.length) {
    return []
  }
  const { rows } = await db.raw(
    `with x as materialized (
       select * from jsonb_to_recordset(?::jsonb) as x(
         message_id text, external_id text, accepted_at timestamptz,
         delivered_at timestamptz, failed_at timestamptz, detail text)
     ),
     held as materialized (
       select m.id, m.state as was, case
           when m.state in ('unknown', 'failed') and x.accepted_at is not null then 'sent'
           when m.state = 'unknown' and x.failed_at >= coalesce(
             (select b.created_at from post_purchase_batch b where b.id = m.batch_id),
             '-infinity') - ? * interval '1 second' then 'failed'
           else m.state end as state,
         -- Events that came while nobody knew yet whether to believe them.
         case when m.state in ('unknown', 'failed') then (
           select min(h.occurred_at) from post_purchase_hit h
           where h.message_id = m.id and h.kind in (
             'sent', 'delivery', 'delay', 'bounce', 'complaint', 'open', 'click')
         ) end as first_at
       from post_purchase_message m join x on x.message_id = m.id
       where m.state in ('unknown', 'failed')
          or x.delivered_at < coalesce(m.delivered_at, 'infinity')
          or (m.state = 'sent' and x.accepted_at < m.sent_at
              and m.sent_at is distinct from m.settled_at)
       order by m.id
       for update of m
     )
     update post_purchase_message m
     set state = held.state,
         delivered_at = least(m.delivered_at, x.delivered_at),
         external_id = case when held.state = 'sent'
                       then coalesce(m.external_id, x.external_id) else m.external_id end,
         sent_at = case
           when held.state <> 'sent' then m.sent_at
           -- Ours is a guess where it is not the moment of the settlement.
           when held.was <> 'sent' or m.sent_at is distinct from m.settled_at
             then least(m.sent_at, x.accepted_at, held.first_at)
           else m.sent_at end,
         settled_at = case when held.state <> held.was then now() else m.settled_at end,
         last_error = case when held.state = held.was then m.last_error
                           when held.state = 'sent' then null else x.detail end,
         updated_at = now()
     from x join held on held.id = x.message_id
     where m.id = x.message_id
     returning m.id, held.state <> held.was as is_changed`,
    [toStorableJson(outcomes), CLOCK_SKEW_SECONDS]
  )
  return rows
    .filter(({ is_changed }: { is_changed: boolean }) => is_changed)
    .map(({ id }: { id: string }) => id)
}
