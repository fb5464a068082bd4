import { z } from "@medusajs/framework/zod"
import { storeSettingsSchema } from "../../../../modules/post-purchase/settings"

export const AdminPreviewRequest = z
  .object({
    flow: z.string(),
    step: z.string(),
    order_id: z.string().optional(),
    locale: z.string().max(35).optional(),
    settings: storeSettingsSchema.optional(),
  })
  .strict()
