import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** How long a cart that is no order keeps what was ticked in it, from its last change on. */
export const CAPTURE_DAYS = 30

/**
 * Deletes what was ticked in carts that have not become orders, once neither a tick nor the cart
 * has changed for so many days: it never counted.
 *
 * The capture of an order stays, however late the order came: what it says may still have to be
 * recorded, and its proof belongs to the order. Nothing else is touched: what a person said is
 * in the consent log, which only orders, pages and customers write.
 *
 * The race: a shopper ticks again while this runs. The moment of the capture is a condition on
 * the row itself, which PostgreSQL looks at again in the version that it deletes.
 *
 * @returns how many were deleted
 */
export async function deleteAbandonedCaptures(db: Knex, days: number): Promise<number> {
  const { rowCount } = await db.raw(
    `delete from post_purchase_consent_capture k
     using (select now() - ? * interval '1 day' as since) x
     where k.captured_at < x.since
       and not exists (select 1 from order_cart oc
                       where oc.cart_id = k.id and oc.deleted_at is null)
       and not exists (select 1 from cart c
                       where c.id = k.id
                         and (c.completed_at is not null or c.updated_at >= x.since))
       -- Medusa writes what is put into a cart and how it is shipped beside the cart's row.
       and not exists (select 1 from cart_line_item i
                       where i.cart_id = k.id and i.updated_at >= x.since)
       and not exists (select 1 from cart_shipping_method s
                       where s.cart_id = k.id and s.updated_at >= x.since)`,
    [days]
  )
  return rowCount
}
