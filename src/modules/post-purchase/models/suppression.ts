import { model } from "@medusajs/framework/utils"
import { SuppressionReason } from "../constants"

/** An address that is not written to, and why. Survives the deletion of the customer and the erasure of the person. */
export const Suppression = model
  .define(
    { name: "PostPurchaseSuppression", tableName: "post_purchase_suppression" },
    {
      id: model.id({ prefix: "ppsup" }).primaryKey(),
      /** HMAC-SHA256 of the normalised e-mail under the store's hash key, hex. */
      email_hash: model.text(),
      /** For people to read; null after the person was erased. */
      email: model.text().nullable(),
      reason: model.enum(Object.values(SuppressionReason)),
      /** What the provider said, or who did it. */
      detail: model.text().nullable(),
      /** The mail that led to it. */
      message_id: model.text().nullable(),
      suppressed_at: model.dateTime(),
      /** Set when it no longer holds: a fresh opt-in, or an admin. */
      lifted_at: model.dateTime().nullable(),
      lifted_by: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["email_hash", "reason"], unique: true, where: "lifted_at is null" },
    { on: ["email"] },
    { on: ["suppressed_at"] },
  ])
