import { MedusaError } from "@medusajs/framework/utils"
import type { AdminSimulatedSample } from "../../types/http"
import type { Replayed } from "./replay"

/**
 * Renders some of the mails that would have gone, spread evenly over them.
 *
 * @throws MedusaError (invalid_data) for a mail that cannot be rendered: the real one could not
 *   be either
 */
export function renderSamples(
  replayed: readonly Replayed[],
  count: number
): AdminSimulatedSample[] {
  const sent = replayed.filter((each) => each.kind === "sent")
  const shown = Math.min(count, sent.length)
  return Array.from({ length: shown }, (_, index) => {
    const each = sent[Math.floor((index * sent.length) / shown)]
    const { message, at, orderNumber } = each
    try {
      return {
        step: message.planned.step,
        order: { id: message.orderId, display_id: orderNumber },
        ...each.render(),
        due_at: at.toISOString(),
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The mail ${message.planned.flow}/${message.planned.step} for the order ${message.orderId} cannot be rendered: ${reason}`
      )
    }
  })
}
