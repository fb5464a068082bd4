import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SuppressionReason } from "../constants"
import { toStorableJson } from "../storable-text"

/** A suppression that does not exist yet. */
export type NewSuppression = {
  id: string
  /** As `hashEmail` of the key ring makes it. */
  email_hash: string
  /** Normalised; null for a person who was erased. */
  email: string | null
  reason: SuppressionReason
  detail: string | null
  message_id: string | null
  /** (Default: now) */
  suppressed_at?: Date | null
}

/** A suppression that holds now. */
export type OpenSuppression = {
  id: string
  email_hash: string
  reason: SuppressionReason
  suppressed_at: Date
}

/**
 * Suppresses addresses; one that is suppressed for the same reason already is left as it is.
 *
 * The race: two processes with the same address and reason at once. The second insert waits
 * for the first to commit and then finds the unique index taken. Rows are inserted in the
 * order of hash and reason: two processes with the same people in different orders would
 * else wait for each other, and one would be ended by a deadlock.
 *
 * @returns those that were new
 */
export async function suppress(
  db: Knex,
  rows: NewSuppression[]
): Promise<Pick<OpenSuppression, "id" | "email_hash" | "reason">[]> {
  if (!rows.length) {
    return []
  }
  const { rows: added } = await db.raw(
    `insert into post_purchase_suppression
       (id, email_hash, email, reason, detail, message_id, suppressed_at)
     select x.id, x.email_hash, x.email, x.reason, x.detail, x.message_id,
            coalesce(x.suppressed_at, now())
     from jsonb_to_recordset(?::jsonb) as x(
       id text, email_hash text, email text, reason text, detail text, message_id text,
       suppressed_at timestamptz)
     order by x.email_hash, x.reason
     on conflict (email_hash, reason) where lifted_at is null do nothing
     returning id, email_hash, reason`,
    [toStorableJson(rows)]
  )
  return added
}

/**
 * Lifts what holds against an address for these reasons. The rows stay, and say who lifted them.
 *
 * @param before - only what was suppressed at that moment or earlier: an opt-in that is older
 *   than the suppression does not outweigh it (Default: whenever)
 * @returns how many were lifted
 */
export async function liftSuppressions(
  db: Knex,
  {
    emailHash,
    reasons,
    by,
    before = null,
  }: {
    emailHash: string
    reasons: SuppressionReason[]
    by: string
    before?: Date | null
  }
): Promise<number> {
  const { rowCount } = await db.raw(
    `update post_purchase_suppression
     set lifted_at = now(), lifted_by = ?, updated_at = now()
     where email_hash = ? and reason = any(?) and lifted_at is null
       and (?::timestamptz is null or suppressed_at <= ?)`,
    [by, emailHash, reasons, before, before]
  )
  return rowCount
}

/** The suppressions that hold now. */
export async function readSuppressions(
  db: Knex,
  emailHashes: string[]
): Promise<OpenSuppression[]> {
  if (!emailHashes.length) {
    return []
  }
  const { rows } = await db.raw(
    `select id, email_hash, reason, suppressed_at from post_purchase_suppression
     where email_hash = any(?) and lifted_at is null
     order by email_hash, reason`,
    [emailHashes]
  )
  return rows
}
