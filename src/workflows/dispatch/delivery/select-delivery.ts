import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { getEmailGateway } from "../../../providers/resend/shared-transport"
import type { Delivery } from "./delivery"
import { createNotificationDelivery } from "./notification-delivery"
import { nowhereDelivery } from "./nowhere-delivery"
import { createResendDelivery } from "./resend-delivery"

/** The way out that the store has configured for the channel `email`. */
export function selectDelivery(container: MedusaContainer): Delivery {
  const gateway = getEmailGateway()
  if (gateway === null) {
    return createNotificationDelivery(container.resolve(Modules.NOTIFICATION))
  }
  return gateway.kind === "resend" ? createResendDelivery(gateway) : nowhereDelivery
}
