import { model } from "@medusajs/framework/utils"

/** What a shopper said at checkout, kept by cart until the cart is an order. */
export const ConsentCapture = model.define(
  { name: "PostPurchaseConsentCapture", tableName: "post_purchase_consent_capture" },
  {
    /** The cart's id. */
    id: model.text().primaryKey(),
    /** `{ topic: granted }` of what was said; topics that were not shown are missing. */
    decisions: model.json(),
    wording: model.text().nullable(),
    ip: model.text().nullable(),
    user_agent: model.text().nullable(),
    locale: model.text().nullable(),
    time_zone: model.text().nullable(),
    captured_at: model.dateTime(),
  }
)
