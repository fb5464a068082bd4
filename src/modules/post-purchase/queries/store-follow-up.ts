import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Purpose } from "../constants"
import type { FollowUpContent } from "../follow-up"
import { toStorableJson } from "../storable-text"

/** A message written by hand that does not exist yet. */
export type NewFollowUp = {
  /** With the prefix `ppfol`. */
  id: string
  dedupe_key: string
  purpose: Purpose
  order_id: string | null
  customer_id: string | null
  /** Normalised. */
  email: string
  locale: string | null
  content: FollowUpContent
  author_id: string | null
}

/**
 * Stores a message that was written by hand; one that exists already under its dedupe key is
 * left as it is.
 *
 * The race: a form sent twice, to two processes at once. Under READ COMMITTED the second insert
 * waits for the first to commit, finds the unique index taken and does nothing.
 *
 * @returns false when there was one already
 */
export async function storeFollowUp(
  trx: Knex.Transaction,
  followUp: NewFollowUp
): Promise<boolean> {
  const { rowCount } = await trx.raw(
    `insert into post_purchase_follow_up
       (id, dedupe_key, purpose, order_id, customer_id, email, locale, content, author_id,
        written_at)
     values (:id, :dedupe_key, :purpose, :order_id, :customer_id, :email, :locale,
             cast(:content as jsonb), :author_id, clock_timestamp())
     on conflict (dedupe_key) do nothing`,
    { ...followUp, content: toStorableJson(followUp.content) }
  )
  return rowCount === 1
}
