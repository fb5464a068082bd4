import { z } from "@medusajs/framework/zod"

/** A moment with its offset, as ISO 8601 writes it: a date alone would be another day elsewhere. */
export const moment = z.iso
  .datetime({
    offset: true,
    // Or whatever compares two of them would be asked about a text.
    abort: true,
    error: "must be a moment like 2026-11-22T00:00:00+01:00",
  })
  .transform((value) => new Date(value))
