import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConditionFacts } from "../../../flows/conditions"
import type { OrderState } from "../../../flows/order-state"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

/** What conditions compare, by order id. */
export async function readConditionFacts(
  _container: MedusaContainer,
  _orders: OrderState[],
  _settings: StoreSettings
): Promise<Map<string, ConditionFacts>> {
  return new Map()
}
