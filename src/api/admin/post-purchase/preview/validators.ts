import { z } from "@medusajs/framework/zod"
import { stepOverridesSchema } from "../../../../modules/post-purchase/flow-overrides"
import { storeSettingsSchema } from "../../../../modules/post-purchase/settings"

export const AdminPreviewRequest = z
  .object({
    flow: z.string(),
    step: z.string(),
    order_id: z.string().optional(),
    locale: z.string().max(35).optional(),
    settings: storeSettingsSchema.optional(),
    overrides: stepOverridesSchema.optional(),
    sales_channel_id: z.string().min(1).max(100).optional(),
  })
  .strict()
