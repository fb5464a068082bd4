import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Takes the address and all words from a person's suppressions; that the address is not written
 * to stays, by its hash.
 */
export async function eraseSuppressions(
  trx: Knex.Transaction,
  emailHash: string
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_suppression
     set email = null, detail = null, updated_at = now()
     where email_hash = ? and (email is not null or detail is not null)`,
    [emailHash]
  )
  return rowCount
}

/**
 * Keeps a person's no beyond the consent log: whoever does not want mail about some topic when
 * they are erased is suppressed by their hash, or the next order would count as a soft opt-in.
 * Call it before the log is deleted.
 *
 * @returns 1 when that was needed and new
 */
export async function keepRefusal(
  trx: Knex.Transaction,
  suppression: { id: string; email_hash: string },
  email: string
): Promise<number> {
  const { rowCount } = await trx.raw(
    `insert into post_purchase_suppression (id, email_hash, reason, suppressed_at)
     select ?, ?, 'unsubscribe', now()
     where exists (
       select 1 from (
         select distinct on (topic) topic, action from post_purchase_consent
         where email = ? and topic <> 'tracking'
         order by topic, sequence desc) latest
       where latest.action = 'withdrawn')
     on conflict (email_hash, reason) where lifted_at is null do nothing`,
    [suppression.id, suppression.email_hash, email]
  )
  return rowCount
}
