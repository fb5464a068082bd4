import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Purpose } from "../constants"

/** What the dispatcher needs of a claimed message to decide and render. */
export type ClaimedMessage = {
  id: string
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
  planned_at: Date
  send_at: Date
  /** How often it could not be rendered or was refused. */
  failures: number
  expires_at: Date | null
  /** True once `expires_at` has passed. */
  expired: boolean
}

/**
 * Claims the oldest due messages for one owner.
 *
 * Two dispatchers never get the same row: `skip locked` passes over what the other is just
 * claiming, and the state keeps it afterwards. One fence is drawn for the whole claim; all
 * that follows names it, so an owner that slept past its lease changes nothing.
 *
 * @param leaseSeconds - after which another may take the rows over
 * @returns the fence and the rows, fewer than `limit` when not more are due
 */
export async function claimDueMessages(
  db: Knex,
  limit: number,
  leaseSeconds: number
): Promise<{ fence: number; messages: ClaimedMessage[] }> {
  const { rows } = await db.raw(
    `with due as materialized (
       select id from post_purchase_message
       where state = 'scheduled' and send_at <= now()
       order by send_at, id
       limit ?
       for update skip locked
     ),
     token as materialized (select nextval('post_purchase_fence') as fence)
     update post_purchase_message m
     set state = 'claimed', fence = token.fence,
         claimed_until = now() + ? * interval '1 second', updated_at = now()
     from due, token
     where m.id = due.id
     returning m.id, m.flow, m.step, m.purpose, m.subject, m.email, m.customer_id,
       m.order_id, m.fulfillment_id, m.sales_channel_id, m.locale, m.planned_at, m.send_at,
       m.failures, m.expires_at, m.fence, coalesce(m.expires_at < now(), false) as expired`,
    [limit, leaseSeconds]
  )
  return { fence: rows[0]?.fence ?? 0, messages: rows }
}
