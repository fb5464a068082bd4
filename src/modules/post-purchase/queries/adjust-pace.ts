import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Takes over what the provider said about its rate: the limit it names from now on, and a
 * pause that holds for every process.
 *
 * @param perSecond - the new rate, or null to leave it
 * @param pauseMs - nobody sends before this has passed; 0 for no pause
 */
export async function adjustPace(
  db: Knex,
  account: string,
  perSecond: number | null,
  pauseMs: number
): Promise<void> {
  await db.raw(
    `update post_purchase_pace
     set per_second = coalesce(?::float8, per_second),
         next_at = case when ?::float8 > 0
                   then greatest(next_at, clock_timestamp() + ? * interval '1 millisecond')
                   else next_at end,
         updated_at = now()
     where id = ?`,
    [perSecond, pauseMs, pauseMs, account]
  )
}
