import { z } from "@medusajs/framework/zod"
import { toLocale } from "../../../../workflows/consent/requirements"
import { MAX_PHOTOS } from "../../../../workflows/feedback/reviews/limits"

/** How long texts may be is said by the workflow, of the texts as they are kept. */
export const StoreSubmitReview = z
  .object({
    line_item_id: z.string().min(1).max(100),
    rating: z
      .number({ error: "must be a whole number from 1 to 5" })
      .int("must be a whole number from 1 to 5")
      .min(1, "must be a whole number from 1 to 5")
      .max(5, "must be a whole number from 1 to 5"),
    title: z.string().nullish(),
    body: z.string().nullish(),
    author: z.string().nullish(),
    keep_photos: z.array(z.string()).max(MAX_PHOTOS).optional(),
    locale: z
      .string()
      .refine(
        (value) => toLocale(value) !== null,
        "must be a language tag like en or de-AT"
      )
      .optional(),
  })
  .strict()

export const StoreOwnReviewsParams = z
  .object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  })
  .strict()
export type StoreOwnReviewsParams = z.output<typeof StoreOwnReviewsParams>
