import type { MedusaContainer } from "@medusajs/framework/types"
import type { FlowSettings } from "../../../modules/post-purchase/flow-overrides"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import type { PublicLinks } from "../../../signing/links"
import type { Delivery } from "../delivery/delivery"
import type { PromiseCache } from "../facts/read-order-states"

/** What is the same for all messages of a run. */
export type RunContext = {
  container: MedusaContainer
  settings: StoreSettings
  /** By flow key. */
  flowSettings: ReadonlyMap<string, FlowSettings>
  delivery: Delivery
  /** Null while the store has said no public address. */
  publicLinks: PublicLinks | null
  hashEmail: (email: string) => string
  /** Whether all marketing stands still. */
  isPaused: boolean
  /** Read once a run: a hundred batches ask for the same few shipping options. */
  promises: PromiseCache
}
