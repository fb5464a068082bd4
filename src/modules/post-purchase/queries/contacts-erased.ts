import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * When people last asked to be forgotten, by the hash of their address. What was said or bought
 * before that moment must not bring them back.
 */
export async function readErasedSince(
  db: Knex,
  emailHashes: string[]
): Promise<Map<string, Date>> {
  if (!emailHashes.length) {
    return new Map()
  }
  const { rows } = await db.raw(
    `select email_hash, max(requested_at) as requested_at from post_purchase_erasure
     where email_hash = any(?)
     group by email_hash`,
    [emailHashes]
  )
  const erased: { email_hash: string; requested_at: Date }[] = rows
  return new Map(erased.map(({ email_hash, requested_at }) => [email_hash, requested_at]))
}
