import { model } from "@medusajs/framework/utils"

/** That a person asked to be forgotten. What was on its way out at that moment is erased after it. */
export const Erasure = model
  .define(
    { name: "PostPurchaseErasure", tableName: "post_purchase_erasure" },
    {
      id: model.id({ prefix: "ppera" }).primaryKey(),
      /** The same hash as the suppression's. */
      email_hash: model.text(),
      /** Needed until everything is erased, then null. */
      email: model.text().nullable(),
      actor_id: model.text().nullable(),
      requested_at: model.dateTime(),
      completed_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["requested_at"], where: "completed_at is null" }])
