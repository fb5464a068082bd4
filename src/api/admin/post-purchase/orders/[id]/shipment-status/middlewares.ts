import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../../../validate-body"
import { AdminReportShipment } from "./validators"

export const shipmentStatusMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/post-purchase/orders/:id/shipment-status",
    middlewares: [validateBody(AdminReportShipment)],
  },
]
