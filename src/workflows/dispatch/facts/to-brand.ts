import type { Brand } from "../../../../emails"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

/** The look that the templates take, from the settings. */
export function toBrand({
  brand,
  sender,
}: Pick<StoreSettings, "brand" | "sender">): Brand {
  return {
    storeName: brand.store_name ?? sender.name ?? "",
    logoUrl: brand.logo_url,
    ...(brand.logo_width ? { logoWidth: brand.logo_width } : {}),
    colors: brand.colors,
    supportEmail: brand.support_email ?? sender.reply_to,
    supportUrl: brand.support_url,
    postalAddress: brand.postal_address,
    websiteUrl: brand.website_url,
    socialLinks: brand.social_links,
    footerText: brand.footer_text,
  }
}
