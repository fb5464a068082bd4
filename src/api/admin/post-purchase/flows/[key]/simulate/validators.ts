import { z } from "@medusajs/framework/zod"
import { flowOverridesSchema } from "../../../../../../modules/post-purchase/flow-overrides"
import { SIMULATION_LIMITS } from "../../../../../../workflows/simulate/limits"
import { moment } from "../../moment"

const DAY_MS = 86_400_000

export const AdminSimulateFlow = z
  .object({
    since: moment,
    until: moment,
    overrides: flowOverridesSchema.optional(),
    sales_channel_id: z.string().min(1).max(100).optional(),
  })
  .strict()
  .refine(({ since, until }) => since < until, {
    path: ["until"],
    error: "must be after since",
  })
  .refine(
    ({ since, until }) =>
      until.getTime() - since.getTime() <= SIMULATION_LIMITS.days * DAY_MS,
    {
      path: ["until"],
      error: `must be at most ${SIMULATION_LIMITS.days} days after since`,
    }
  )

export type AdminSimulateFlow = z.output<typeof AdminSimulateFlow>
