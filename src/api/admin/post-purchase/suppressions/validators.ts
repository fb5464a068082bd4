import { z } from "@medusajs/framework/zod"
import { SuppressionReason } from "../../../../modules/post-purchase/constants"
import { isTrue, listOf, writtenEmail } from "../query-values"

export const AdminSuppressionsParams = z
  .object({
    q: z.string().trim().max(320).optional(),
    reason: listOf(z.enum(Object.values(SuppressionReason))),
    with_lifted: isTrue,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type AdminSuppressionsParams = z.output<typeof AdminSuppressionsParams>

export const AdminCreateSuppression = z
  .object({
    email: writtenEmail,
    detail: z.string().trim().max(1000).nullish(),
  })
  .strict()

export const AdminImportSuppressions = z.object({ csv: z.string().min(1) }).strict()
