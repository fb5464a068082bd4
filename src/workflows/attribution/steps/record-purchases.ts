import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { recordAndAttribute } from "../run/record-and-attribute"

export type RecordPurchasesInput = { order_ids: string[] }

/**
 * Records what the orders behind an event are worth now, and credits them to the messages that
 * earned them. It has no undo: it writes what is so.
 *
 * A failure is logged and goes no further: the mails that the event causes must not wait for
 * the figures, and the job `post-purchase-record-purchases` comes to the same orders within
 * minutes.
 */
export const recordPurchasesStep = createStep(
  "post-purchase-record-purchases",
  async ({ order_ids }: RecordPurchasesInput, { container }) => {
    try {
      return new StepResponse({
        recorded: await recordAndAttribute(container, order_ids),
      })
    } catch (error) {
      const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.warn(
        `post-purchase: purchases of ${order_ids.join(", ")} could not be recorded, which is tried again within minutes: ${error instanceof Error ? error.message : String(error)}`
      )
      return new StepResponse({ recorded: 0 })
    }
  }
)
