import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MessageState, Purpose } from "../constants"
import type { FollowUpContent } from "../follow-up"

/** A message written by hand, with what became of it. */
export type FollowUpRow = {
  id: string
  dedupe_key: string
  purpose: Purpose
  order_id: string | null
  customer_id: string | null
  /** A pseudonym after the person was erased. */
  email: string
  locale: string | null
  content: FollowUpContent
  author_id: string | null
  written_at: Date
  erased_at: Date | null
  message_id: string | null
  message_state: MessageState
  send_at: Date
  sent_at: Date | null
  skip_reason: string | null
}

/** Which are wanted; what is missing asks for nothing. */
export type FollowUpFilter = {
  id?: string
  dedupe_key?: string
  order_id?: string
  customer_id?: string
  /** Normalised. */
  email?: string
}

/** The dedupe key of a follow-up's message, for `f`; by it the message is found by an index. */
export const FOLLOW_UP_MESSAGE_KEY = `'personal-follow-up/'
  || case f.purpose when 'transactional' then 'service' else 'marketing' end
  || '/follow-up:' || f.id`

/** A page of messages written by hand, the newest first, and how many there are. */
export async function listFollowUps(
  db: Knex,
  filter: FollowUpFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: FollowUpRow[]; count: number }> {
  const where = `where (cast(:id as text) is null or f.id = :id)
    and (cast(:dedupe_key as text) is null or f.dedupe_key = :dedupe_key)
    and (cast(:order_id as text) is null or f.order_id = :order_id)
    and (cast(:customer_id as text) is null or f.customer_id = :customer_id)
    and (cast(:email as text) is null or f.email = :email)`
  const bindings = {
    id: filter.id ?? null,
    dedupe_key: filter.dedupe_key ?? null,
    order_id: filter.order_id ?? null,
    customer_id: filter.customer_id ?? null,
    email: filter.email ?? null,
  }
  // One after the other: it is also asked inside a transaction, which is one connection.
  const { rows } = await db.raw(
    `select f.id, f.dedupe_key, f.purpose, f.order_id, f.customer_id, f.email, f.locale,
            f.content, f.author_id, f.written_at, f.erased_at, m.id as message_id,
            m.state as message_state, m.send_at, m.sent_at, m.skip_reason
     from post_purchase_follow_up f
     left join post_purchase_message m on m.dedupe_key = ${FOLLOW_UP_MESSAGE_KEY}
     ${where}
     order by f.written_at desc, f.id desc limit :limit offset :offset`,
    { ...bindings, ...page }
  )
  const { rows: counted } = await db.raw(
    `select count(*)::int as count from post_purchase_follow_up f ${where}`,
    bindings
  )
  return { rows, count: counted[0].count }
}
