import { model } from "@medusajs/framework/utils"

/** An order, and the message whose last human click before it earned it. One order is credited once. */
export const Conversion = model
  .define(
    { name: "PostPurchaseConversion", tableName: "post_purchase_conversion" },
    {
      /** The order's id. */
      id: model.text().primaryKey(),
      message_id: model.text(),
      /** The click. */
      hit_id: model.text(),
      flow: model.text(),
      step: model.text(),
      sales_channel_id: model.text().nullable(),
      clicked_at: model.dateTime(),
      ordered_at: model.dateTime(),
      /** The window that held when it was computed. */
      window_days: model.number(),
      currency_code: model.text(),
      /** Net of refunds, in the order's currency. */
      revenue: model.float(),
      base_currency_code: model.text(),
      /** The same in the store's base currency; null while the store has set no rate. */
      base_revenue: model.float().nullable(),
      computed_at: model.dateTime(),
    }
  )
  .indexes([{ on: ["message_id"] }, { on: ["ordered_at", "id"] }])
