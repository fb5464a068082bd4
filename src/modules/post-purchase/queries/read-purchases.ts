import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Purchases in the order in which they were made, a page at a time. */
export type PurchasePage = {
  ids: string[]
  /** Where the next page begins. The moment is text: a Date would lose its microseconds, and the page its end. */
  last: { placed_at: string; id: string } | null
}

/**
 * Reads ids of purchases by key.
 *
 * @param since - placed at this moment or later; null is all
 * @param after - `last` of the page before; null for the first
 */
export async function readPurchasePage(
  db: Knex,
  since: Date | null,
  after: PurchasePage["last"],
  limit: number
): Promise<PurchasePage> {
  const { rows }: { rows: { id: string; placed_at: string }[] } = await db.raw(
    `select id, to_json(placed_at) #>> '{}' as placed_at from post_purchase_purchase
     where placed_at >= coalesce(?::timestamptz, '-infinity')
       and (placed_at, id) > (coalesce(?::timestamptz, '-infinity'), ?)
     order by placed_at, id
     limit ?`,
    [since, after?.placed_at ?? null, after?.id ?? "", limit]
  )
  const last = rows.at(-1)
  return {
    ids: rows.map(({ id }) => id),
    last: last ? { placed_at: last.placed_at, id: last.id } : null,
  }
}
