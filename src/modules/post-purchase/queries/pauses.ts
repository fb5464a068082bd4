import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Who paused marketing: the complaint rate, or somebody at the store. */
export type PauseReason = "complaints" | "admin"

/** What led to a pause by complaints. */
export type PauseDetail = { complaints: number; delivered: number; threshold: number }

/** A pause that does not exist yet. */
export type NewPause = {
  /** With the prefix `pppau`. */
  id: string
  reason: PauseReason
  detail: PauseDetail | null
}

/** The pause that holds now. */
export type OpenPause = {
  id: string
  reason: PauseReason
  started_at: Date
  detail: PauseDetail | null
}

/**
 * Begins a pause of all marketing mail.
 *
 * The race: two complaints, or two admins, at the same moment. The partial unique index lets
 * one of them begin the pause, and the other finds it there.
 *
 * @returns false when one for that reason is open already; that one is left as it is
 */
export async function openPause(
  db: Knex,
  { id, reason, detail }: NewPause
): Promise<boolean> {
  const { rowCount } = await db.raw(
    `insert into post_purchase_pause (id, reason, detail, started_at)
     values (?, ?, ?::jsonb, clock_timestamp())
     on conflict (reason) where ended_at is null do nothing`,
    [id, reason, detail && JSON.stringify(detail)]
  )
  return rowCount === 1
}

/**
 * The pause that holds now.
 *
 * @returns null when marketing mail may leave. Of two that are open at once the one by
 *   complaints, since that is the one whose cause has to be mended.
 */
export async function readOpenPause(db: Knex): Promise<OpenPause | null> {
  const { rows } = await db.raw(
    `select id, reason, started_at, detail from post_purchase_pause
     where ended_at is null
     order by (reason = 'complaints') desc, started_at
     limit 1`
  )
  return rows[0] ?? null
}

/**
 * Ends every pause that is open; from this moment complaints are counted afresh.
 *
 * @param by - id of the admin user
 * @returns how many were open
 */
export async function endPauses(db: Knex, by: string): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_pause
     set ended_at = clock_timestamp(), ended_by = ?, updated_at = now()
     where ended_at is null`,
    [by]
  )
  return rowCount
}
