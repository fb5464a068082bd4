import { defineMiddlewares } from "@medusajs/framework/http"
import { flowMiddlewares } from "./admin/post-purchase/flows/middlewares"
import { messageMiddlewares } from "./admin/post-purchase/messages/middlewares"
import { shipmentStatusMiddlewares } from "./admin/post-purchase/orders/[id]/shipment-status/middlewares"
import { previewMiddlewares } from "./admin/post-purchase/preview/middlewares"
import { settingsMiddlewares } from "./admin/post-purchase/settings/middlewares"

export default defineMiddlewares({
  routes: [
    ...flowMiddlewares,
    ...messageMiddlewares,
    ...previewMiddlewares,
    ...settingsMiddlewares,
    ...shipmentStatusMiddlewares,
  ],
})
