import { model } from "@medusajs/framework/utils"

/** What a shopper said at checkout, by cart. A cart that becomes no order keeps it for 30 days. */
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
