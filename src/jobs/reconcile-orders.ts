import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcileOrdersWorkflow } from "../workflows/plan/workflows/reconcile-orders"

/** Plans what a lost event should have planned. */
export default async function reconcileOrders(container: MedusaContainer) {
  await reconcileOrdersWorkflow(container).run()
}

export const config = {
  name: "post-purchase-reconcile-orders",
  schedule: "*/5 * * * *",
}
