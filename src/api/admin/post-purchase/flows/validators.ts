import { z } from "@medusajs/framework/zod"
import {
  NEVER_SAVED,
  flowOverridesSchema,
} from "../../../../modules/post-purchase/flow-overrides"

export const AdminUpdateFlow = z
  .object({
    enabled: z.boolean().nullable().optional(),
    overrides: flowOverridesSchema.optional(),
    version: z.number().int().min(NEVER_SAVED).optional(),
  })
  .strict()
  .refine(({ enabled, overrides }) => enabled !== undefined || overrides !== undefined, {
    error: "say what to change: enabled, overrides or both",
  })
