import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Deletes the contact. */
export async function eraseContact(
  trx: Knex.Transaction,
  email: string
): Promise<number> {
  const { rowCount } = await trx.raw(
    `delete from post_purchase_contact where email = ?`,
    [email]
  )
  return rowCount
}

/**
 * Deletes what the person said, and what they ticked in carts.
 *
 * @param cartIds - the person's carts, as the store knows them
 */
export async function eraseConsents(
  trx: Knex.Transaction,
  email: string,
  cartIds: string[]
): Promise<{ consents: number; captures: number }> {
  const consents = await trx.raw(`delete from post_purchase_consent where email = ?`, [
    email,
  ])
  const captures = await trx.raw(
    `delete from post_purchase_consent_capture where id = any(?)`,
    [cartIds]
  )
  return { consents: consents.rowCount, captures: captures.rowCount }
}

/**
 * Deletes a contact that only work in flight brought back: a dispatcher that was just deciding
 * about a message makes sure that its recipient is one. Whoever has come back since, with an
 * order, a word or a mail that was planned later, stays.
 */
export async function eraseLeftContact(
  trx: Knex.Transaction,
  email: string,
  erasureId: string
): Promise<number> {
  const { rowCount } = await trx.raw(
    `delete from post_purchase_contact c using post_purchase_erasure e
     where c.email = ? and e.id = ?
       and c.frequency = 'all' and c.paused_until is null
       and c.locale is null and c.time_zone is null and c.country_code is null
       and not exists (select 1 from post_purchase_purchase p where p.email = c.email)
       and not exists (select 1 from post_purchase_consent k where k.email = c.email)
       and not exists (select 1 from post_purchase_message m
                       where m.email = c.email and m.planned_at > e.requested_at)`,
    [email, erasureId]
  )
  return rowCount
}
