import { z } from "@medusajs/framework/zod"

const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, "must be a colour like #1a2b3c")
const webUrl = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .max(2000)
const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)

    .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), "must be one line of text")

const timeZone = z.string().refine((value) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value })
    return true
  } catch {
    return false
  }
}, "must be an IANA time zone like Europe/Berlin")

const locale = z.string().refine((value) => {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}, "must be a language tag like en or de-AT")

/** Who the mail comes from. */
const senderSchema = z
  .object({
    name: oneLine(100).nullable(),
    /** The address must belong to a domain that is verified at the provider. */
    address: z.email({ error: "must be an e-mail address" }).nullable(),
    reply_to: z.email({ error: "must be an e-mail address" }).nullable(),
  })
  .partial()
  .strict()

/** What the mail looks like. */
const brandSchema = z
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

/** What an admin may set; every field is optional, a missing one falls back to the plugin's options. */
export const storeSettingsSchema = z
  .object({
    sender: senderSchema,
    brand: brandSchema,
    /** Link to the order in the storefront; `{order_id}` and `{display_id}` are replaced. */
    order_url: webUrl
      .refine((value) => value.includes("{order_id}") || value.includes("{display_id}"), {
        error: "must contain {order_id} or {display_id}",
      })
      .nullable(),
    default_locale: locale,
    time_zone: timeZone,
    /** Days that rendered mails stay readable after they were sent, 1 to 3650. */
    payload_retention_days: z.number().int().min(1).max(3650),
  })
  .partial()
  .strict()

/** Overrides, as the admin or the options state them. */
export type StoreSettingsInput = z.output<typeof storeSettingsSchema>

/** The settings in force: defaults, under the plugin's options, under what the admin set. */
export type StoreSettings = {
  sender: { name: string | null; address: string | null; reply_to: string | null }
  brand: {
    store_name: string | null
    logo_url: string | null
    logo_width: number | null
    colors: {
      accent: string
      background: string
      surface: string
      text: string
      muted: string
    }
    support_email: string | null
    support_url: string | null
    postal_address: string | null
    website_url: string | null
    social_links: { label: string; url: string }[]
    footer_text: string | null
  }
  order_url: string | null
  default_locale: string
  time_zone: string
  payload_retention_days: number
}

/** What holds before anybody has set anything. */
export const DEFAULT_SETTINGS: StoreSettings = {
  sender: { name: null, address: null, reply_to: null },
  brand: {
    store_name: null,
    logo_url: null,
    logo_width: null,
    colors: {
      accent: "#2f4a3c",
      background: "#f5f3ef",
      surface: "#ffffff",
      text: "#1f1d1a",
      muted: "#6b665e",
    },
    support_email: null,
    support_url: null,
    postal_address: null,
    website_url: null,
    social_links: [],
    footer_text: null,
  },
  order_url: null,
  default_locale: "en",
  time_zone: "UTC",
  payload_retention_days: 90,
}

/**
 * Lays overrides over settings, field by field.
 *
 * An override that is `undefined` leaves the field; one that is `null` clears it.
 * Neither argument is changed.
 *
 * @example
 * mergeSettings(DEFAULT_SETTINGS, { brand: { store_name: "Acme" } }).brand.store_name // "Acme"
 */
export function mergeSettings(
  base: StoreSettings,
  override: StoreSettingsInput | null | undefined
): StoreSettings {
  const { sender, brand, ...rest } = override ?? {}
  const { colors, ...look } = brand ?? {}
  return {
    ...base,
    ...defined(rest),
    sender: { ...base.sender, ...defined(sender) },
    brand: {
      ...base.brand,
      ...defined(look),
      colors: { ...base.brand.colors, ...defined(colors) },
    },
  }
}

/** The fields that are there: `undefined` says nothing, `null` clears. */
export function defined<T extends object>(
  fields: T | undefined
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)
  ) as { [K in keyof T]: Exclude<T[K], undefined> }
}
