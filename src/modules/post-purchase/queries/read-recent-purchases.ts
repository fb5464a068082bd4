import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Purchases, the newest first, a page at a time. */
export type RecentPurchases = {
  ids: string[]
  /** Where the next page begins. The moment is text: a Date would lose its microseconds, and the page its end. */
  last: { placed_at: string; id: string } | null
}

/**
 * Reads ids of purchases that were not cancelled, by key.
 *
 * @param since - placed at this moment or later
 * @param salesChannelId - of this channel only; null for all
 * @param after - `last` of the page before; null for the first
 */
export async function readRecentPurchases(
  db: Knex,
  since: Date,
  salesChannelId: string | null,
  after: RecentPurchases["last"],
  limit: number
): Promise<RecentPurchases> {
  const { rows }: { rows: { id: string; placed_at: string }[] } = await db.raw(
    `select id, to_json(placed_at) #>> '{}' as placed_at from post_purchase_purchase
     where placed_at >= ? and canceled_at is null
       and (?::text is null or sales_channel_id = ?)
       and (placed_at, id) < (coalesce(?::timestamptz, 'infinity'), ?)
     order by placed_at desc, id desc
     limit ?`,
    [
      since,
      salesChannelId,
      salesChannelId,
      after?.placed_at ?? null,
      after?.id ?? "",
      limit,
    ]
  )
  const last = rows.at(-1)
  return {
    ids: rows.map(({ id }) => id),
    last: last ? { placed_at: last.placed_at, id: last.id } : null,
  }
}
