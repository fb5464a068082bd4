import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MessageState, Purpose } from "../constants"

/** A message that does not exist yet. */
export type PlannedMessage = {
  id: string
  dedupe_key: string
  flow: string
  step: string
  purpose: Purpose
  subject: string
  email: string | null
  customer_id: string | null
  order_id: string | null
  fulfillment_id: string | null
  sales_channel_id: string | null
  locale: string | null
  /** Seconds from now until it is due. */
  delay_seconds: number
  /** Seconds from now until it is too late; null means never. */
  expires_seconds: number | null
  state: MessageState
  skip_reason: string | null
}

/**
 * Plans messages; one that exists already under its dedupe key is left as it is.
 *
 * The race: the same event delivered twice, on two machines, at the same moment. Under READ
 * COMMITTED the second insert waits for the first to commit, then finds the unique index
 * taken and does nothing. The keys are inserted in their own order: two processes that plan
 * the same list in different orders would else wait for each other, and one would be ended
 * by a deadlock.
 *
 * @returns those that were new
 */
export async function planMessages(
  db: Knex,
  messages: PlannedMessage[]
): Promise<{ id: string; dedupe_key: string; state: MessageState }[]> {
  if (!messages.length) {
    return []
  }
  const { rows } = await db.raw(
    `insert into post_purchase_message
       (id, dedupe_key, flow, step, purpose, subject, email, customer_id, order_id,
        fulfillment_id, sales_channel_id, locale, planned_at, send_at, expires_at,
        state, skip_reason, settled_at)
     select x.id, x.dedupe_key, x.flow, x.step, x.purpose, x.subject, x.email,
            x.customer_id, x.order_id, x.fulfillment_id, x.sales_channel_id, x.locale,
            now(), now() + x.delay_seconds * interval '1 second',
            now() + x.expires_seconds * interval '1 second',
            x.state, x.skip_reason, case when x.state = 'skipped' then now() end
     from jsonb_to_recordset(?::jsonb) as x(
       id text, dedupe_key text, flow text, step text, purpose text, subject text,
       email text, customer_id text, order_id text, fulfillment_id text,
       sales_channel_id text, locale text, delay_seconds float8, expires_seconds float8,
       state text, skip_reason text)
     order by x.dedupe_key
     on conflict (dedupe_key) do nothing
     returning id, dedupe_key, state`,
    [JSON.stringify(messages)]
  )
  return rows
}
