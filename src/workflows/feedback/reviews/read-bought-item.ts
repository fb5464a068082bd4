import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { toStorableText } from "../../../modules/post-purchase/storable-text"

/** A line of an order as it stands now, with what a review keeps of it. */
export type BoughtItem = {
  line_item_id: string
  order_id: string
  product_id: string
  variant_id: string | null
  product_title: string
  variant_title: string | null
  thumbnail: string | null
  sales_channel_id: string | null
  customer_id: string | null
  /** As it was typed. */
  email: string | null
  locale: string | null
  first_name: string | null
  last_name: string | null
}

/**
 * Reads a line item that was bought: of a product, in an order that was placed and not
 * cancelled, and not taken out by an edit. One that came back later was bought all the same,
 * and its buyer may say why it came back.
 *
 * Straight from Medusa's tables: an order's graph reads all of its lines, and the way from a
 * line to its order is none of Medusa's filters.
 */
export async function readBoughtItem(
  db: Knex,
  lineItemId: string
): Promise<BoughtItem | null> {
  const { rows } = await db.raw(
    `select l.id as line_item_id, o.id as order_id, l.product_id, l.variant_id,
       coalesce(nullif(l.product_title, ''), l.title) as product_title, l.variant_title,
       l.thumbnail, o.sales_channel_id, o.customer_id, o.email, o.locale,
       coalesce(nullif(c.first_name, ''), a.first_name, b.first_name) as first_name,
       coalesce(nullif(c.last_name, ''), a.last_name, b.last_name) as last_name
     from order_line_item l
     join order_item i on i.item_id = l.id
     join "order" o on o.id = i.order_id and o.version = i.version
     left join customer c on c.id = o.customer_id and c.deleted_at is null
     left join order_address a on a.id = o.shipping_address_id
     left join order_address b on b.id = o.billing_address_id
     where l.id = ? and l.product_id is not null and l.deleted_at is null
       and i.quantity > 0 and i.deleted_at is null
       and o.canceled_at is null and o.deleted_at is null and not o.is_draft_order`,
    [toStorableText(lineItemId)]
  )
  return rows[0] ?? null
}
