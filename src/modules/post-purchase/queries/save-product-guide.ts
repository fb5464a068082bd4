import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ProductGuide } from "../product-guide"

/** Stores a product's guide in place of the one it had. */
export async function saveProductGuide(db: Knex, guide: ProductGuide): Promise<void> {
  await db.raw(
    `insert into post_purchase_product_guide
       (id, texts, video_url, manual_url, days_of_supply, upgrade_product_id, subscription_url)
     values (?, ?::jsonb, ?, ?, ?, ?, ?)
     on conflict (id) do update
     set texts = excluded.texts, video_url = excluded.video_url,
         manual_url = excluded.manual_url, days_of_supply = excluded.days_of_supply,
         upgrade_product_id = excluded.upgrade_product_id,
         subscription_url = excluded.subscription_url, deleted_at = null,
         updated_at = now()`,
    [
      guide.productId,
      JSON.stringify(guide.texts),
      guide.videoUrl,
      guide.manualUrl,
      guide.daysOfSupply,
      guide.upgradeProductId,
      guide.subscriptionUrl,
    ]
  )
}

/** @returns whether there was one */
export async function deleteProductGuide(db: Knex, productId: string): Promise<boolean> {
  const { rowCount } = await db.raw(
    "delete from post_purchase_product_guide where id = ?",
    [productId]
  )
  return rowCount > 0
}
