import { model } from "@medusajs/framework/utils"

/** How far a job has read the store's orders. The first value is the moment of installation. */
export const Cursor = model.define(
  { name: "PostPurchaseCursor", tableName: "post_purchase_cursor" },
  {
    id: model.text().primaryKey(),
    /** Everything up to this moment has been seen. */
    seen_until: model.dateTime(),
  }
)
