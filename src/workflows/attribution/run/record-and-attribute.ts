import type { MedusaContainer } from "@medusajs/framework/types"
import { attributeOrders } from "../../../modules/post-purchase/queries/attribute-orders"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { readAttributionSettings } from "./read-attribution-settings"
import { recordPurchases } from "./record-purchases"

/**
 * Records orders as purchases and credits them, so that a refund lowers the revenue of its
 * message at once.
 *
 * All of them are credited, changed or not: a process that died between the two is made good
 * by whoever comes to the same orders next.
 *
 * @returns how many purchases are new or changed
 */
export async function recordAndAttribute(
  container: MedusaContainer,
  orderIds: string[]
): Promise<number> {
  if (!orderIds.length) {
    return 0
  }
  const changed = await recordPurchases(container, orderIds)
  await attributeOrders(
    resolveConnection(container),
    { orderIds },
    await readAttributionSettings(container)
  )
  return changed.length
}
