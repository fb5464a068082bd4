import { model } from "@medusajs/framework/utils"
import { ShipmentStatus } from "../constants"

/** What a carrier or an admin reported about a parcel: out for delivery, or delayed. */
export const ShipmentReport = model
  .define(
    { name: "PostPurchaseShipmentReport", tableName: "post_purchase_shipment_report" },
    {
      id: model.id({ prefix: "ppship" }).primaryKey(),
      /** `fulfillment:status:date:report before it`: the same report twice in a row is one row. */
      dedupe_key: model.text(),
      order_id: model.text(),
      fulfillment_id: model.text(),
      status: model.enum(Object.values(ShipmentStatus)),
      /** The new delivery date of a delay, as a calendar day `YYYY-MM-DD`. */
      estimated_delivery: model.text().nullable(),
      /** In the carrier's or the shop's words, shown to the customer. */
      reason: model.text().nullable(),
      reported_at: model.dateTime(),
    }
  )
  .indexes([
    { on: ["dedupe_key"], unique: true },
    { on: ["fulfillment_id"] },
    { on: ["reported_at"] },
  ])
