import { z } from "@medusajs/framework/zod"
import { Frequency, Topic } from "../../../../modules/post-purchase/constants"
import { MAX_WORDING } from "../../../../workflows/consent/read-checkout-metadata"

export const StoreUpdatePreferences = z
  .object({
    topics: z.partialRecord(z.enum(Object.values(Topic)), z.boolean()).optional(),
    tracking: z.boolean().optional(),
    paused_until: z.iso
      .datetime({ offset: true, error: "must be a moment like 2026-12-24T10:00:00Z" })
      .nullish(),
    frequency: z.enum(Object.values(Frequency)).optional(),
    locale: z.string().max(100).optional(),
    time_zone: z.string().max(100).optional(),
    wording: z.string().trim().max(MAX_WORDING).optional(),
  })
  .strict()
