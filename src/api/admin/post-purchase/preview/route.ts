import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminPreviewRequest, AdminPreviewResponse } from "../../../../types/http"
import { previewMessage } from "../../../../workflows/preview/preview-message"

/** A POST because unsaved settings do not fit into a query; it changes nothing. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminPreviewRequest>,
  res: MedusaResponse<AdminPreviewResponse>
) => {
  res.json({ preview: await previewMessage(req.scope, req.validatedBody) })
}
