import { model } from "@medusajs/framework/utils"

/** The admin's switch for one flow. No row means: as the flow's file says. */
export const FlowSetting = model.define(
  { name: "PostPurchaseFlowSetting", tableName: "post_purchase_flow_setting" },
  {
    /** The flow's key. */
    id: model.text().primaryKey(),
    enabled: model.boolean(),
  }
)
