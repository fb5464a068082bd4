import type { MedusaContainer } from "@medusajs/framework/types"
import { POST_PURCHASE_MODULE } from "./constants"
import type PostPurchaseService from "./service"

/** The ledger of this store, with its type: Medusa knows a plugin's modules by key only. */
export function resolveLedger(container: MedusaContainer): PostPurchaseService {
  return container.resolve<PostPurchaseService>(POST_PURCHASE_MODULE)
}
