import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminGuidePreviewResponse } from "../../../../../../../types/http"
import { previewGuide } from "../../../../../../../workflows/guides/preview-guide"
import { toProductGuide } from "../to-product-guide"
import type { AdminPreviewProductGuide } from "../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminPreviewProductGuide>,
  res: MedusaResponse<AdminGuidePreviewResponse>
) => {
  const { locale, ...guide } = req.validatedBody
  res.json({
    preview: await previewGuide(req.scope, toProductGuide(req.params.id, guide), locale),
  })
}
