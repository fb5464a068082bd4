import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SuppressionReason } from "../constants"

/** A suppression's row, whether or not it holds. */
export type SuppressionRow = {
  id: string
  email_hash: string
  /** Null after the person was erased. */
  email: string | null
  reason: SuppressionReason
  detail: string | null
  message_id: string | null
  suppressed_at: Date
  lifted_at: Date | null
  lifted_by: string | null
}

/** Which suppressions are wanted. */
export type SuppressionFilter = {
  /** Part of the address. */
  q: string | null
  /** Hash of `q`, where it is a whole address: finds people who were erased. */
  q_hash: string | null
  reasons: SuppressionReason[] | null
  with_lifted: boolean
}

const COLUMNS = `id, email_hash, email, reason, detail, message_id, suppressed_at, lifted_at,
  lifted_by`

/** A page of suppressions, the newest first, and how many there are. */
export async function listSuppressions(
  db: Knex,
  { q, q_hash, reasons, with_lifted }: SuppressionFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: SuppressionRow[]; count: number }> {
  const where = `where (? or lifted_at is null)
    and (?::text[] is null or reason = any(?))
    and (?::text is null or email ilike ? or email_hash = ?)`
  const pattern = q === null ? null : `%${q.replace(/[\\%_]/g, "\\$&")}%`
  const bindings = [with_lifted, reasons, reasons, q, pattern, q_hash]
  const [{ rows }, { rows: counted }] = await Promise.all([
    db.raw(
      `select ${COLUMNS} from post_purchase_suppression ${where}
       order by suppressed_at desc, id desc limit ? offset ?`,
      [...bindings, page.limit, page.offset]
    ),
    db.raw(
      `select count(*)::int as count from post_purchase_suppression ${where}`,
      bindings
    ),
  ])
  return { rows, count: counted[0].count }
}

/** One suppression; null when there is none with this id. */
export async function readSuppression(
  db: Knex,
  id: string
): Promise<SuppressionRow | null> {
  const { rows } = await db.raw(
    `select ${COLUMNS} from post_purchase_suppression where id = ?`,
    [id]
  )
  return rows[0] ?? null
}

/** All that ever held against an address, the newest first. */
export async function readSuppressionLog(
  db: Knex,
  emailHash: string,
  limit: number
): Promise<SuppressionRow[]> {
  const { rows } = await db.raw(
    `select ${COLUMNS} from post_purchase_suppression where email_hash = ?
     order by suppressed_at desc, id desc limit ?`,
    [emailHash, limit]
  )
  return rows
}

/** The next suppressions that hold, by their ids: however many are added meanwhile, none is read twice. */
export async function readSuppressionPage(
  db: Knex,
  after: string,
  limit: number
): Promise<SuppressionRow[]> {
  const { rows } = await db.raw(
    `select ${COLUMNS} from post_purchase_suppression
     where id > ? and lifted_at is null order by id limit ?`,
    [after, limit]
  )
  return rows
}

/**
 * Lifts one suppression. Of two admins at once the first is named; the row stays.
 *
 * @returns false when it was lifted before
 */
export async function liftSuppression(
  db: Knex,
  id: string,
  by: string
): Promise<boolean> {
  const { rowCount } = await db.raw(
    `update post_purchase_suppression
     set lifted_at = clock_timestamp(), lifted_by = ?, updated_at = now()
     where id = ? and lifted_at is null`,
    [by, id]
  )
  return rowCount === 1
}
