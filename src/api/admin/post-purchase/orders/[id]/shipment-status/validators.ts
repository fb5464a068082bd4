import { z } from "@medusajs/framework/zod"
import { ShipmentStatus } from "../../../../../../modules/post-purchase/constants"

const day = z.iso.date({ error: "must be a day like 2026-12-24" })

export const AdminReportShipment = z
  .object({
    fulfillment_id: z.string().min(1),
    status: z.enum(Object.values(ShipmentStatus)),
    estimated_delivery: day.nullish(),
    reason: z.string().trim().max(300).nullish(),
  })
  .strict()
  .refine(
    ({ status, estimated_delivery }) => status !== "delayed" || !!estimated_delivery,
    {
      path: ["estimated_delivery"],
      error: "a delay needs its new delivery date",
    }
  )
