import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../../../validate-body"
import { AdminPreviewProductGuide, AdminSaveProductGuide } from "./validators"

const GUIDE = "/admin/post-purchase/products/:id/guide"

export const productGuideMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: GUIDE,
    // A guide in five languages is larger than Medusa's 100 KB.
    bodyParser: { sizeLimit: "1mb" },
    middlewares: [validateBody(AdminSaveProductGuide)],
  },
  {
    method: ["POST"],
    matcher: `${GUIDE}/preview`,
    bodyParser: { sizeLimit: "1mb" },
    middlewares: [validateBody(AdminPreviewProductGuide)],
  },
]
