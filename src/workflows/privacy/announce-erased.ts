import type { MedusaContainer } from "@medusajs/framework/types"
import { announce } from "../dispatch/run/announce"

/** Tells the store's own subscribers which messages are not sent because the person was erased. */
export async function announceErased(
  container: MedusaContainer,
  stopped: string[]
): Promise<void> {
  await announce(
    container,
    stopped.map((id) => ({ id, outcome: "skipped", skip_reason: "erased" }))
  )
}
