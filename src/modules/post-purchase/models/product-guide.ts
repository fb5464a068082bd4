import { model } from "@medusajs/framework/utils"

/** What a customer should know about a product, as the shop wrote it. */
export const ProductGuide = model.define(
  { name: "PostPurchaseProductGuide", tableName: "post_purchase_product_guide" },
  {
    /** The product's id. */
    id: model.text().primaryKey(),
    /** Texts by language, Markdown as it was typed: see product-guide.ts. */
    texts: model.json(),
    video_url: model.text().nullable(),
    manual_url: model.text().nullable(),
    /** How long one unit lasts; null for what is not used up. */
    days_of_supply: model.number().nullable(),
    /** The product that this one's owners may want next. */
    upgrade_product_id: model.text().nullable(),
    /** Where it can be had regularly. */
    subscription_url: model.text().nullable(),
  }
)
