import { z } from "@medusajs/framework/zod"
import { color, oneLine, webUrl } from "./fields"

/** Who the mail comes from. */
export const senderSchema = z
  .object({
    name: oneLine(100).nullable(),
    /** The address must belong to a domain that is verified at the provider. */
    address: z.email({ error: "must be an e-mail address" }).nullable(),
    reply_to: z.email({ error: "must be an e-mail address" }).nullable(),
  })
  .partial()
  .strict()

/** What the mail looks like. */
export const brandSchema = z
  .object({
    store_name: oneLine(100).nullable(),
    logo_url: webUrl.nullable(),
    /** Width of the logo in pixels, 20 to 400. */
    logo_width: z.number().int().min(20).max(400).nullable(),
    colors: z
      .object({
        accent: color,
        background: color,
        surface: color,
        text: color,
        muted: color,
      })
      .partial()
      .strict(),
    support_email: z.email({ error: "must be an e-mail address" }).nullable(),
    support_url: webUrl.nullable(),
    postal_address: z.string().trim().max(500).nullable(),
    website_url: webUrl.nullable(),
    social_links: z
      .array(z.object({ label: oneLine(40).min(1), url: webUrl }).strict())
      .max(8),
    footer_text: z.string().trim().max(1000).nullable(),
  })
  .partial()
  .strict()
