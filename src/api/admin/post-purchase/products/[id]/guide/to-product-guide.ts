import type { ProductGuide } from "../../../../../../modules/post-purchase/product-guide"
import type { AdminProductGuide } from "../../../../../../types/http"
import type { AdminSaveProductGuide } from "./validators"

/** What an admin sent, as the ledger keeps it. */
export function toProductGuide(
  productId: string,
  body: AdminSaveProductGuide
): ProductGuide {
  return {
    productId,
    texts: body.texts,
    videoUrl: body.video_url,
    manualUrl: body.manual_url,
    daysOfSupply: body.days_of_supply,
    upgradeProductId: body.upgrade_product_id,
    subscriptionUrl: body.subscription_url,
  }
}

/** A guide as the admin sees it. */
export function toAdminGuide(guide: ProductGuide): AdminProductGuide {
  return {
    product_id: guide.productId,
    texts: guide.texts,
    video_url: guide.videoUrl,
    manual_url: guide.manualUrl,
    days_of_supply: guide.daysOfSupply,
    upgrade_product_id: guide.upgradeProductId,
    subscription_url: guide.subscriptionUrl,
  }
}
