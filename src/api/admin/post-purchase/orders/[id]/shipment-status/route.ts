import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AdminReportShipment,
  AdminReportShipmentResponse,
} from "../../../../../../types/http"
import { reportShipmentWorkflow } from "../../../../../../workflows/shipment/workflows/report-shipment"

/** For an admin, and for a carrier's webhook with an API key. The same report twice is one. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminReportShipment>,
  res: MedusaResponse<AdminReportShipmentResponse>
) => {
  const { fulfillment_id, status, estimated_delivery, reason } = req.validatedBody
  const report = {
    order_id: req.params.id,
    fulfillment_id,
    status,
    estimated_delivery: estimated_delivery ?? null,
    reason: reason || null,
  }
  const { result } = await reportShipmentWorkflow(req.scope).run({ input: report })
  res.json({ shipment_report: { id: result.id, ...report }, is_new: result.isNew })
}
