import { z } from "@medusajs/framework/zod"

export const AdminUpdateFlow = z.object({ enabled: z.boolean() }).strict()
