import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { PostPurchaseEvent } from "../../../modules/post-purchase/constants"
import type { BegunPause } from "./pause-on-complaints"

/** Says that marketing stands still: in the log, and to the store's own subscribers. */
export async function announcePause(
  container: MedusaContainer,
  pause: BegunPause
): Promise<void> {
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  logger.error(
    `post-purchase: all marketing is paused: ${pause.complaints} of ${pause.delivered} delivered marketing mails were reported as spam (${percent(pause.complaints / pause.delivered)}, the store's limit is ${percent(pause.threshold)}). Find out why, then resume it under Settings → Post-purchase.`
  )
  await container
    .resolve(Modules.EVENT_BUS)
    .emit({ name: PostPurchaseEvent.MARKETING_PAUSED, data: pause })
}
