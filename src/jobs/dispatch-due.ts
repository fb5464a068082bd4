import type { MedusaContainer } from "@medusajs/framework/types"
import { dispatchDueMessagesWorkflow } from "../workflows/dispatch/workflows/dispatch-due-messages"

/** Sends what is due and takes over what a process left behind. Any number may run at once. */
export default async function dispatchDue(container: MedusaContainer) {
  await dispatchDueMessagesWorkflow(container).run()
}

export const config = {
  name: "post-purchase-dispatch-due",
  schedule: "* * * * *",
}
