import { model } from "@medusajs/framework/utils"

/** A secret of this store. The youngest `token` key signs; all that are not retired verify. */
export const SigningKey = model.define(
  { name: "PostPurchaseSigningKey", tableName: "post_purchase_signing_key" },
  {
    /** Short and random; stands in front of each token. */
    id: model.text().primaryKey(),
    /** `token` for signed links, `hash` for the hashes of suppressed addresses. */
    purpose: model.text(),
    /** 64 hex digits. */
    secret: model.text(),
    /** Tokens under it are refused from this moment on. */
    retired_at: model.dateTime().nullable(),
  }
)
