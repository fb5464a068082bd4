import type { MedusaContainer, Message } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { PostPurchaseEvent } from "../../../modules/post-purchase/constants"
import type { MailOutcome } from "../../../modules/post-purchase/queries/settle-batch"

/**
 * Tells the store's own subscribers what was sent and skipped.
 *
 * At most once: the ledger is already written, and an event that is lost with the process
 * is not told again. Whoever needs all of it reads the ledger.
 */
export async function announce(
  container: MedusaContainer,
  outcomes: MailOutcome[]
): Promise<void> {
  const events = outcomes.flatMap(
    (outcome): Message<{ id: string; reason?: string }>[] => {
      switch (outcome.outcome) {
        case "sent":
          return [{ name: PostPurchaseEvent.MESSAGE_SENT, data: { id: outcome.id } }]
        case "skipped":
          return [
            {
              name: PostPurchaseEvent.MESSAGE_SKIPPED,
              data: { id: outcome.id, reason: outcome.skip_reason },
            },
          ]
        default:
          return []
      }
    }
  )
  if (events.length) {
    await container.resolve(Modules.EVENT_BUS).emit(events)
  }
}
