import { z } from "@medusajs/framework/zod"
import { conditionGroupSchema } from "../../../../../../../modules/post-purchase/flow-overrides"
import { moment } from "../../../moment"

export const AdminCountConditions = z
  .object({
    conditions: conditionGroupSchema,
    since: moment.optional(),
    sales_channel_id: z.string().min(1).max(100).optional(),
    after_days: z.number().min(0).max(730).optional(),
  })
  .strict()

export type AdminCountConditions = z.output<typeof AdminCountConditions>
