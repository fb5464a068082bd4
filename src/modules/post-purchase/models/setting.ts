import { model } from "@medusajs/framework/utils"

/** What the admin has set for the whole store. One row, id `store`. */
export const Setting = model.define(
  { name: "PostPurchaseSetting", tableName: "post_purchase_setting" },
  {
    id: model.text().primaryKey(),
    /** Overrides over the plugin's options; see settings.ts for the shape. */
    value: model.json(),
  }
)
