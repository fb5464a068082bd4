import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ProductGuide } from "../product-guide"

/** The guides of products, by product id. A product without one is not in the result. */
export async function readProductGuides(
  db: Knex,
  productIds: string[]
): Promise<Map<string, ProductGuide>> {
  if (!productIds.length) {
    return new Map()
  }
  const { rows }: { rows: ProductGuide[] } = await db.raw(
    `select id as "productId", texts, video_url as "videoUrl", manual_url as "manualUrl",
       days_of_supply as "daysOfSupply", upgrade_product_id as "upgradeProductId",
       subscription_url as "subscriptionUrl"
     from post_purchase_product_guide where id = any(?) and deleted_at is null`,
    [productIds]
  )
  return new Map(rows.map((guide) => [guide.productId, guide]))
}
