import { model } from "@medusajs/framework/utils"

/**
 * An order as consent and attribution see it: who bought, when, and what was kept of the money.
 * The amounts are `numeric` in the database (the migration says so; the model's type is narrower).
 */
export const Purchase = model
  .define(
    { name: "PostPurchasePurchase", tableName: "post_purchase_purchase" },
    {
      /** The order's id. */
      id: model.text().primaryKey(),
      /** Normalised e-mail; a pseudonym after the person was erased, which a later reading leaves. */
      email: model.text().nullable(),
      customer_id: model.text().nullable(),
      sales_channel_id: model.text().nullable(),
      country_code: model.text().nullable(),
      placed_at: model.dateTime(),
      canceled_at: model.dateTime().nullable(),
      /** Lower case, as Medusa writes it. */
      currency_code: model.text(),
      /** The order's total as it is now, tax and shipping included, in its currency. */
      total: model.float(),
      /** What was paid back. */
      refunded: model.float(),
      /** What the store kept: total less refunds, 0 when cancelled. */
      net: model.float(),
      erased_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["email", "placed_at"] }, { on: ["placed_at", "id"] }])
