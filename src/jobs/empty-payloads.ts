import type { MedusaContainer } from "@medusajs/framework/types"
import { emptyPayloadsWorkflow } from "../workflows/retention/workflows/empty-payloads"

/** Empties rendered mails after the retention period. */
export default async function emptyPayloads(container: MedusaContainer) {
  await emptyPayloadsWorkflow(container).run()
}

export const config = {
  name: "post-purchase-empty-payloads",
  schedule: "17 3 * * *",
}
