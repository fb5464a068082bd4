import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { pluginBuildDir } from "../../app/demo/places"
import { bootMedusa } from "../../support/boot-medusa"

type Workflows = {
  dispatchDueMessagesWorkflow(container: MedusaContainer): { run(): Promise<unknown> }
}

/** A whole Medusa, whose jobs and timers run too; the loop only makes it busier. */
async function main(): Promise<void> {
  const { DATABASE_URL = "", RESEND_API_KEY = "", RESEND_BASE_URL = "" } = process.env
  const { baseUrl, container } = await bootMedusa(join(__dirname, "..", "store"), {
    DATABASE_URL,
    RESEND_API_KEY,
    RESEND_BASE_URL,
  })
  const { dispatchDueMessagesWorkflow }: Workflows = require(
    join(pluginBuildDir, "src", "workflows")
  )
  process.send?.(baseUrl)
  while (process.argv[2] === "dispatch") {
    await dispatchDueMessagesWorkflow(container).run()
    await sleep(100)
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
