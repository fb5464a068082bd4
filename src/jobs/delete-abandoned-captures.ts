import type { MedusaContainer } from "@medusajs/framework/types"
import { deleteAbandonedCapturesWorkflow } from "../workflows/retention/workflows/delete-abandoned-captures"

/** Deletes what was ticked in carts that became no orders. */
export default async function deleteAbandonedCaptures(container: MedusaContainer) {
  await deleteAbandonedCapturesWorkflow(container).run()
}

export const config = {
  name: "post-purchase-delete-abandoned-captures",
  schedule: "27 3 * * *",
}
