import { z } from "@medusajs/framework/zod"
import { ConsentMode, TrackingMode } from "./constants"

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

/** `HH:MM` of a 24-hour clock. */
const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time like 21:00")

const countryCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2}$/, "must be a two-letter country code like DE")
  .transform((code) => code.toLowerCase())

const currencyCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{3}$/, "must be a three-letter currency code like EUR")
  .transform((code) => code.toLowerCase())

const consentMode = z.enum(Object.values(ConsentMode))

/** When marketing mail is allowed at all. */
const consentSchema = z
  .object({
    mode: consentMode,
    /** Modes of sales channels that differ from the store's, by id. */
    channels: z.record(z.string().min(1), consentMode),
    /** Countries where review and survey requests need a yes even from buyers. */
    strict_countries: z.array(countryCode).max(250),
  })
  .partial()
  .strict()

/** When a marketing mail may leave, in the recipient's time zone, and how many. */
const sendingSchema = z
  .object({
    /** No marketing mail from `from` until `until`, over midnight when `from` is later. */
    quiet_hours: z
      .object({ from: clockTime, until: clockTime })
      .strict()
      .refine(({ from, until }) => from !== until, {
        error: "must not begin and end at the same time",
      })
      .nullable(),
    /** Only on these weekdays (1 is Monday) and between these times. */
    preferred: z
      .object({
        weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
        from: clockTime,
        until: clockTime,
      })
      .strict()
      .refine(({ from, until }) => from < until, { error: "from must be before until" })
      .nullable(),
    /** At most so many marketing mails a person in so many days. */
    cap: z
      .object({
        messages: z.number().int().min(1).max(1000),
        days: z.number().int().min(1).max(365),
      })
      .strict()
      .nullable(),
  })
  .partial()
  .strict()

/** What is recorded of opens and clicks. */
const trackingSchema = z
  .object({
    mode: z.enum(Object.values(TrackingMode)),
    /** In mode `individual`: only people who agreed to it are measured so, all others in aggregate. */
    requires_consent: z.boolean(),
    /** Whether transactional mails are measured too: their links then lead through this server. */
    transactional: z.boolean(),
  })
  .partial()
  .strict()

const attributionSchema = z
  .object({
    /** Days after a click in which an order counts as earned by it, 1 to 90. */
    window_days: z.number().int().min(1).max(90),
    /** Currency of the totals over all orders; the store's default currency when null. */
    base_currency: currencyCode.nullable(),
    /** What one unit of a currency is worth in the base currency. */
    exchange_rates: z.record(
      z
        .string()
        .regex(/^[A-Za-z]{3}$/)
        .toLowerCase(),
      z.number().positive().finite()
    ),
  })
  .partial()
  .strict()

/** When bad news from mailboxes stops marketing. */
const reputationSchema = z
  .object({
    /** Complaints per delivered marketing mail, as a share, above which all marketing pauses. */
    complaint_rate: z.number().gt(0).max(1),
    /** Days over which that is counted. */
    complaint_days: z.number().int().min(1).max(90),
    /** Fewer complaints than this never pause: one of fifty is no rate yet. */
    complaint_minimum: z.number().int().min(1).max(1000),
    /** So many soft bounces … */
    soft_bounces: z.number().int().min(1).max(100),
    /** … in so many days suppress an address. */
    soft_bounce_days: z.number().int().min(1).max(365),
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
    /** Where the Medusa server is reached from the internet. Links in mails lead there; without it no marketing mail leaves. */
    public_url: webUrl.nullable(),
    default_locale: locale,
    time_zone: timeZone,
    consent: consentSchema,
    sending: sendingSchema,
    tracking: trackingSchema,
    attribution: attributionSchema,
    reputation: reputationSchema,
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
  public_url: string | null
  default_locale: string
  time_zone: string
  consent: {
    mode: ConsentMode
    channels: Record<string, ConsentMode>
    strict_countries: string[]
  }
  sending: {
    quiet_hours: { from: string; until: string } | null
    preferred: { weekdays: number[]; from: string; until: string } | null
    cap: { messages: number; days: number } | null
  }
  tracking: { mode: TrackingMode; requires_consent: boolean; transactional: boolean }
  attribution: {
    window_days: number
    base_currency: string | null
    exchange_rates: Record<string, number>
  }
  reputation: {
    complaint_rate: number
    complaint_days: number
    complaint_minimum: number
    soft_bounces: number
    soft_bounce_days: number
  }
  payload_retention_days: number
}

/** What holds before anybody has set anything: the cautious choice each time. */
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
  public_url: null,
  default_locale: "en",
  time_zone: "UTC",
  consent: {
    mode: ConsentMode.OPT_IN,
    channels: {},
    // BGH VI ZR 225/17: a request to rate a purchase is advertising.
    strict_countries: ["de"],
  },
  sending: {
    quiet_hours: { from: "21:00", until: "08:00" },
    preferred: null,
    cap: { messages: 3, days: 7 },
  },
  // An order's links work without this server being up, unless the store wants to measure them.
  tracking: {
    mode: TrackingMode.INDIVIDUAL,
    requires_consent: true,
    transactional: false,
  },
  attribution: { window_days: 5, base_currency: null, exchange_rates: {} },
  reputation: {
    complaint_rate: 0.003,
    complaint_days: 30,
    complaint_minimum: 3,
    soft_bounces: 5,
    soft_bounce_days: 14,
  },
  payload_retention_days: 90,
}

/** The groups of fields that are laid over each other field by field; all else is replaced as a whole. */
const GROUPS = [
  "sender",
  "brand",
  "consent",
  "sending",
  "tracking",
  "attribution",
  "reputation",
] as const

/**
 * Lays overrides over settings, field by field.
 *
 * An override that is `undefined` leaves the field; one that is `null` clears it. Lists and
 * tables (social links, exchange rates, channels) are replaced as a whole. Neither argument is changed.
 *
 * @example
 * mergeSettings(DEFAULT_SETTINGS, { brand: { store_name: "Acme" } }).brand.store_name // "Acme"
 */
export function mergeSettings(
  base: StoreSettings,
  override: StoreSettingsInput | null | undefined
): StoreSettings {
  return overlaySettings(base, override ?? {})
}

/** The same for overrides over earlier overrides, of which any field may be missing. */
export function overlaySettings<Base extends StoreSettings | StoreSettingsInput>(
  base: Base,
  change: StoreSettingsInput
): Base {
  const merged: Base = { ...base, ...defined(change) }
  for (const group of GROUPS) {
    if (base[group] || change[group]) {
      Object.assign(merged, { [group]: { ...base[group], ...defined(change[group]) } })
    }
  }
  const colors = { ...base.brand?.colors, ...defined(change.brand?.colors) }
  if (merged.brand && Object.keys(colors).length) {
    Object.assign(merged.brand, { colors })
  }
  return merged
}

/** The fields that are there: `undefined` says nothing, `null` clears. */
export function defined<T extends object>(
  fields: T | undefined
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)
  ) as { [K in keyof T]: Exclude<T[K], undefined> }
}
