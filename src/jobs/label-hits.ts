import type { MedusaContainer } from "@medusajs/framework/types"
import { labelHitsWorkflow } from "../workflows/engagement/workflows/label-hits"

/** Tells people and machines apart, a minute after they came. Any number may run at once. */
export default async function labelHits(container: MedusaContainer) {
  await labelHitsWorkflow(container).run()
}

export const config = {
  name: "post-purchase-label-hits",
  schedule: "* * * * *",
}
