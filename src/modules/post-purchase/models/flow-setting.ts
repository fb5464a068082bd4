import { model } from "@medusajs/framework/utils"

/** What an admin set for one flow. No row means: as the flow's file says. */
export const FlowSetting = model.define(
  { name: "PostPurchaseFlowSetting", tableName: "post_purchase_flow_setting" },
  {
    /** The flow's key. */
    id: model.text().primaryKey(),
    /** Null leaves it to the flow's file. */
    enabled: model.boolean().nullable(),
    /** Steps and sales channels that differ: see flow-overrides.ts. */
    overrides: model.json().default({}),
  }
)
