import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { AdminReportShipment } from "./validators"

export const shipmentStatusMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/orders/:id/shipment-status",
    middlewares: [validateAndTransformBody(AdminReportShipment)],
  },
]
