import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A span in which all marketing stood still; `ended_at` is null while it does. */
export type PastPause = { started_at: Date; ended_at: Date | null }

/** The pauses of marketing that were not over at a moment, or began after it. */
export async function readPausesSince(db: Knex, since: Date): Promise<PastPause[]> {
  const { rows } = await db.raw(
    `select started_at, ended_at from post_purchase_pause
     where ended_at is null or ended_at > ?
     order by started_at`,
    [since]
  )
  return rows
}
