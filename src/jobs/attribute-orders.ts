import type { MedusaContainer } from "@medusajs/framework/types"
import { attributeOrdersWorkflow } from "../workflows/attribution/workflows/attribute-orders"

/** Credits recent orders whose clicks were labelled, or reported, after they were placed. */
export default async function attributeOrders(container: MedusaContainer) {
  await attributeOrdersWorkflow(container).run({ input: {} })
}

export const config = {
  name: "post-purchase-attribute-orders",
  schedule: "4-59/5 * * * *",
}
