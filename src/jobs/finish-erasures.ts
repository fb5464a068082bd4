import type { MedusaContainer } from "@medusajs/framework/types"
import { finishErasuresWorkflow } from "../workflows/privacy/workflows/finish-erasures"

/** Erases what was on its way out when its person asked to be forgotten. */
export default async function finishErasures(container: MedusaContainer) {
  await finishErasuresWorkflow(container).run()
}

export const config = {
  name: "post-purchase-finish-erasures",
  schedule: "*/10 * * * *",
}
