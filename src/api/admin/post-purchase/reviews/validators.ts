import { z } from "@medusajs/framework/zod"
import { RejectionReason, ReviewState } from "../../../../modules/post-purchase/constants"
import { MAX_NOTE, MAX_RESPONSE } from "../../../../workflows/feedback/reviews/limits"
import { listOf } from "../query-values"

export const AdminReviewsParams = z
  .object({
    q: z.string().trim().max(320).optional(),
    state: listOf(z.enum(Object.values(ReviewState))),
    product_id: z.string().max(100).optional(),
    rating: listOf(z.coerce.number().int().min(1).max(5)),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type AdminReviewsParams = z.output<typeof AdminReviewsParams>

const version = z.number().int().min(1)

export const AdminDecideReview = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("publish"), version }).strict(),
  z
    .object({
      decision: z.literal("reject"),
      version,
      reason: z.enum(Object.values(RejectionReason)),
      note: z.string().trim().max(MAX_NOTE).nullish(),
      withdraw: z.boolean().optional(),
    })
    .strict(),
])

export const AdminRespondToReview = z
  .object({
    response: z
      .string()
      .max(2 * MAX_RESPONSE)
      .nullable(),
  })
  .strict()
