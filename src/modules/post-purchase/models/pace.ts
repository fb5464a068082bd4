import { model } from "@medusajs/framework/utils"

/** The request rate that all processes of a store share at one provider account. */
export const Pace = model.define(
  { name: "PostPurchasePace", tableName: "post_purchase_pace" },
  {
    /** Provider and a hash of its key: two stores with one key share a database row only if they share the database. */
    id: model.text().primaryKey(),
    /** Requests a second, as configured or as the provider last said. */
    per_second: model.float(),
    /** The next free moment for a request. */
    next_at: model.dateTime(),
  }
)
