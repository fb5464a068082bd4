import { z } from "@medusajs/framework/zod"
import { ConsentMode, TrackingMode } from "../constants"
import { clockTime, countryCode, currencyCode } from "./fields"

const consentMode = z.enum(Object.values(ConsentMode))

/** When marketing mail is allowed at all. */
export const consentSchema = z
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
export const sendingSchema = z
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
export const trackingSchema = z
  .object({
    mode: z.enum(Object.values(TrackingMode)),
    /** In mode `individual`: only people who agreed to it are measured so, all others in aggregate. */
    requires_consent: z.boolean(),
    /** Whether transactional mails are measured too: their links then lead through this server. */
    transactional: z.boolean(),
  })
  .partial()
  .strict()

export const attributionSchema = z
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

/** When the store's team is told of an answer to a survey. */
export const surveysSchema = z
  .object({
    /** Where the mail goes; without one there is only the event. */
    alert_email: z.email({ error: "must be an e-mail address" }).max(320).nullable(),
    /** NPS answers up to this score are low, 0 to 10; null: none is. */
    nps_alert_at_most: z.number().int().min(0).max(10).nullable(),
    /** CSAT answers up to this score are low, 1 to 5; null: none is. */
    csat_alert_at_most: z.number().int().min(1).max(5).nullable(),
  })
  .partial()
  .strict()

/** When bad news from mailboxes stops marketing. */
export const reputationSchema = z
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
