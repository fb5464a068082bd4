import type { MedusaContainer } from "@medusajs/framework/types"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { pseudonymOf } from "../../../modules/post-purchase/pseudonym"
import {
  type PurchaseReading,
  recordPurchases as write,
} from "../../../modules/post-purchase/queries/record-purchases"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import type { OrderAmounts } from "../facts/order-amounts"
import { readOrderAmounts } from "../facts/read-order-amounts"

/**
 * Records orders as purchases, as they are in the store at this moment: who bought, when, and
 * what the store keeps of the money.
 *
 * Safe to repeat and to run side by side. Drafts are no purchases; an order that is not there
 * is left out.
 *
 * @param orderIds - a few hundred at most; page through more
 * @returns ids of the purchases that are new or changed
 */
export async function recordPurchases(
  container: MedusaContainer,
  orderIds: string[]
): Promise<string[]> {
  const ids = [...new Set(orderIds)]
  if (!ids.length) {
    return []
  }
  const db = resolveConnection(container)
  const [orders, { hashEmail }] = await Promise.all([
    readOrderAmounts(container, ids),
    openKeyRing(db),
  ])
  return write(
    db,
    orders.map((order) => toReading(order, hashEmail))
  )
}

function toReading(
  order: OrderAmounts,
  hashEmail: (email: string) => string
): PurchaseReading {
  const email = normalizeEmail(order.email)
  const email_hash = email && hashEmail(email)
  return { ...order, email, email_hash, pseudonym: email_hash && pseudonymOf(email_hash) }
}
