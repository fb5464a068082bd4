import { z } from "@medusajs/framework/zod"
import { brandSchema, senderSchema } from "./appearance-schema"
import { locale, timeZone, webUrl } from "./fields"
import {
  attributionSchema,
  consentSchema,
  reputationSchema,
  sendingSchema,
  surveysSchema,
  trackingSchema,
} from "./rules-schema"

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
    surveys: surveysSchema,
    /** Days that rendered mails stay readable after they were sent, 1 to 3650. */
    payload_retention_days: z.number().int().min(1).max(3650),
  })
  .partial()
  .strict()

/** Overrides, as the admin or the options state them. */
export type StoreSettingsInput = z.output<typeof storeSettingsSchema>
