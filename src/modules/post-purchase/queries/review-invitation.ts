import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A mail that asked for a review of an item. */
export type ReviewInvitation = {
  /** The message's. */
  id: string
  order_id: string | null
  line_item_id: string | null
  /** What was offered, in the mail's words. */
  incentive: string | null
  locale: string | null
}

/**
 * The mail and the item that a signed link stands for; null when the mail is gone, was emptied
 * by an erasure, or names no such item.
 */
export async function readInvitation(
  db: Knex,
  { message_id, position }: { message_id: string; position: number }
): Promise<ReviewInvitation | null> {
  const { rows } = await db.raw(
    `select id, order_id, mentions -> ?::int ->> 'line_item_id' as line_item_id,
       incentive, locale
     from post_purchase_message
     where id = ? and mentions -> ?::int ->> 'line_item_id' is not null`,
    [position, message_id, position]
  )
  return rows[0] ?? null
}

/**
 * The latest mail that asked about an item, of those that offered something before the others:
 * what it offered is said with the review, whichever way that comes in.
 */
export async function findInvitation(
  db: Knex,
  { order_id, line_item_id }: { order_id: string; line_item_id: string }
): Promise<ReviewInvitation | null> {
  const { rows } = await db.raw(
    `select id, order_id, ?::text as line_item_id, incentive, locale
     from post_purchase_message
     where order_id = ? and flow = 'review-request'
       and mentions @> jsonb_build_array(jsonb_build_object('line_item_id', ?::text))
     order by incentive is null, sent_at desc nulls last, id desc
     limit 1`,
    [line_item_id, order_id, line_item_id]
  )
  return rows[0] ?? null
}
