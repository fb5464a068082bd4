import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Takes the person from their purchases: money, moments and country stay for the reports. */
export async function erasePurchases(
  trx: Knex.Transaction,
  { email, pseudonym }: { email: string; pseudonym: string }
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_purchase
     set email = ?, customer_id = null, erased_at = now(), updated_at = now()
     where email = ?`,
    [pseudonym, email]
  )
  return rowCount
}

/** Takes the words from reports about the person's parcels: they may name a neighbour. */
export async function eraseShipmentReports(
  trx: Knex.Transaction,
  pseudonym: string
): Promise<number> {
  const { rowCount } = await trx.raw(
    `update post_purchase_shipment_report
     set reason = null, updated_at = now()
     where reason is not null and order_id in (
       select id from post_purchase_purchase where email = ?
       union
       select order_id from post_purchase_message where email = ?)`,
    [pseudonym, pseudonym]
  )
  return rowCount
}
