import type { MedusaContainer } from "@medusajs/framework/types"
import type { ModelOrder } from "./model-store"
import type { StoreClock } from "./store-clock"
import type { Truth } from "./truth"

/** Where a history is played: the real store, and what is so. */
export type Stage = {
  container: MedusaContainer
  clock: StoreClock
  truth: Truth
  orders: Map<string, ModelOrder>
}
