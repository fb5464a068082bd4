import type { MedusaContainer } from "@medusajs/framework/types"
import { recordPurchasesWorkflow } from "../workflows/attribution/workflows/record-purchases"

/** Records what orders are worth where no event told of it. */
export default async function recordPurchases(container: MedusaContainer) {
  await recordPurchasesWorkflow(container).run()
}

export const config = {
  name: "post-purchase-record-purchases",
  // Beside reconcile-orders, not on top of it.
  schedule: "2-59/5 * * * *",
}
