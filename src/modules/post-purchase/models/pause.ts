import { model } from "@medusajs/framework/utils"

/** A time in which no marketing mail leaves the store. At most one is open. */
export const Pause = model
  .define(
    { name: "PostPurchasePause", tableName: "post_purchase_pause" },
    {
      id: model.id({ prefix: "pppau" }).primaryKey(),
      /** `complaints`, or `admin`. */
      reason: model.text(),
      /** Complaints and deliveries that led to it: `{ complaints, delivered, threshold }`. */
      detail: model.json().nullable(),
      started_at: model.dateTime(),
      ended_at: model.dateTime().nullable(),
      ended_by: model.text().nullable(),
    }
  )
  // Two complaints that arrive at once begin one pause.
  .indexes([{ on: ["reason"], unique: true, where: "ended_at is null" }])
