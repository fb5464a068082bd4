import { z } from "@medusajs/framework/zod"
import { Purpose } from "../../../../modules/post-purchase/constants"
import {
  followUpContentSchema,
  followUpDraftSchema,
} from "../../../../modules/post-purchase/follow-up-schema"
import { moment, writtenEmail } from "../query-values"

const addressee = {
  purpose: z.enum(Object.values(Purpose)),
  order_id: z.string().max(100).optional(),
  customer_id: z.string().max(100).optional(),
  locale: z.string().max(35).optional(),
}

export const AdminCreateFollowUp = z
  .object({
    ...addressee,
    dedupe_key: z.string().trim().min(1).max(200),
    content: followUpContentSchema,
    send_at: moment.optional(),
  })
  .strict()

export const AdminFollowUpDraft = z
  .object({ ...addressee, content: followUpDraftSchema })
  .strict()

export const AdminFollowUpsParams = z
  .object({
    order_id: z.string().max(100).optional(),
    customer_id: z.string().max(100).optional(),
    email: writtenEmail.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
  .refine(({ order_id, customer_id, email }) => order_id || customer_id || email, {
    error: "must name an order_id, a customer_id or an email",
  })
export type AdminFollowUpsParams = z.output<typeof AdminFollowUpsParams>
