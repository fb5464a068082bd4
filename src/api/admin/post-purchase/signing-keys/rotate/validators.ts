import { z } from "@medusajs/framework/zod"

export const AdminRotateSigningKey = z
  .object({
    // CAN-SPAM asks that an unsubscribe link works for 30 days, Canada for 60.
    retire_older_than_days: z
      .number()
      .int()
      .min(90, "must be at least 90: unsubscribe links under a retired key stop working")
      .max(36_500)
      .nullish(),
  })
  .strict()
export type AdminRotateSigningKey = z.infer<typeof AdminRotateSigningKey>
