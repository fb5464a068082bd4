import type { StoreSettings } from "../../modules/post-purchase/settings"
import type { AdminMarketingResponse } from "../../types/http"

/** Settings without which no marketing mail leaves the store. */
export type MarketingObstacle = AdminMarketingResponse["marketing"]["obstacles"][number]

/**
 * What is missing before marketing mail can leave: an address for the links to unsubscribe, the
 * store's own postal address, which the law wants in each of them, and a sender.
 *
 * @param providerFrom - the sender that the e-mail provider is configured with, if any
 */
export function findObstacles(
  {
    public_url,
    brand,
    sender,
  }: {
    public_url: StoreSettings["public_url"]
    brand: Pick<StoreSettings["brand"], "postal_address">
    sender: Pick<StoreSettings["sender"], "address">
  },
  providerFrom: string | null
): MarketingObstacle[] {
  const missing: [MarketingObstacle, boolean][] = [
    ["public_url", !public_url],
    ["postal_address", !brand.postal_address?.trim()],
    ["sender", !sender.address && !providerFrom],
  ]
  return missing.flatMap(([obstacle, isMissing]) => (isMissing ? [obstacle] : []))
}
