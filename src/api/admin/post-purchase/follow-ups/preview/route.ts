import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AdminFollowUpDraft,
  AdminFollowUpPreviewResponse,
} from "../../../../../types/http"
import { previewFollowUp } from "../../../../../workflows/follow-up/preview-follow-up"

/** A POST because a letter does not fit into a query; it changes nothing. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminFollowUpDraft>,
  res: MedusaResponse<AdminFollowUpPreviewResponse>
) => {
  res.json({ preview: await previewFollowUp(req.scope, req.validatedBody) })
}
