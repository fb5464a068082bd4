import { z } from "@medusajs/framework/zod"
import { isTimeZone } from "../../../../../../time-zones/is-time-zone"
import { MAX_WORDING } from "../../../../../../workflows/consent/read-checkout-metadata"
import { toLocale } from "../../../../../../workflows/consent/requirements"
import { SPOKEN_TOPICS } from "../../../../../../workflows/consent/spoken-topics"

export const StoreCaptureConsent = z
  .object({
    topics: z.partialRecord(z.enum(SPOKEN_TOPICS), z.boolean()),
    wording: z.string().trim().max(MAX_WORDING).optional(),
    time_zone: z
      .string()
      .refine(isTimeZone, "must be an IANA time zone like Europe/Berlin")
      .optional(),
    locale: z
      .string()
      .refine(
        (value) => toLocale(value) !== null,
        "must be a language tag like en or de-AT"
      )
      .optional(),
  })
  .strict()
  .refine(({ topics, wording }) => wording || !Object.values(topics).includes(true), {
    path: ["wording"],
    error: "a yes needs the sentence that was shown beside the box: it is the proof",
  })
