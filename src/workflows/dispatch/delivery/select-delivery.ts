import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { openEmailGateway } from "../../../providers/resend/shared-transport"
import type { Delivery } from "./delivery"
import { createNotificationDelivery } from "./notification-delivery"
import { nowhereDelivery } from "./nowhere-delivery"
import { createResendDelivery } from "./resend-delivery"

let isNowhereSaid = false

/** The way out that the store has configured for the channel `email`. */
export function selectDelivery(container: MedusaContainer): Delivery {
  const gateway = openEmailGateway(resolveConnection(container))
  if (gateway === null) {
    return createNotificationDelivery(container.resolve(Modules.NOTIFICATION))
  }
  if (gateway.kind === "resend") {
    return createResendDelivery(gateway)
  }
  if (!isNowhereSaid) {
    isNowhereSaid = true
    const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(
      "medusa-plugin-post-purchase: the Resend provider has no api_key, so mails are kept in the ledger and delivered nowhere. Set RESEND_API_KEY to send them."
    )
  }
  return nowhereDelivery
}
