import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Cursor that the migration writes: the moment of installation. */
export const INSTALLED = "installed"

/** How far a job has read, else the moment of installation, which the migration wrote. */
export async function readCursor(db: Knex, job: string): Promise<Date> {
  const { rows } = await db.raw(
    `select seen_until from post_purchase_cursor
     where id in (?, ?) order by (id = ?) desc limit 1`,
    [job, INSTALLED, job]
  )
  return rows[0].seen_until
}

/** Cursor of the job that credits orders to clicks. */
export const ATTRIBUTED = "attribute-orders"

/** Lets a job begin anew from the moment of installation. */
export async function forgetCursor(db: Knex, job: string): Promise<void> {
  await db.raw(`delete from post_purchase_cursor where id = ? and id <> ?`, [
    job,
    INSTALLED,
  ])
}

/** Moves a job's cursor forward. Two processes that ran it side by side leave the later moment. */
export async function advanceCursor(
  db: Knex,
  job: string,
  seenUntil: Date
): Promise<void> {
  await db.raw(
    `insert into post_purchase_cursor as c (id, seen_until) values (?, ?)
     on conflict (id) do update
       set seen_until = greatest(c.seen_until, excluded.seen_until), updated_at = now()`,
    [job, seenUntil]
  )
}
