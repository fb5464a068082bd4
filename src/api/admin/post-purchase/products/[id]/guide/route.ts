import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readProductGuides } from "../../../../../../modules/post-purchase/queries/read-product-guides"
import { resolveConnection } from "../../../../../../modules/post-purchase/resolve-ledger"
import type {
  AdminDeleteProductGuideResponse,
  AdminProductGuideResponse,
} from "../../../../../../types/http"
import { deleteProductGuideWorkflow } from "../../../../../../workflows/guides/workflows/delete-product-guide"
import { saveProductGuideWorkflow } from "../../../../../../workflows/guides/workflows/save-product-guide"
import { toAdminGuide, toProductGuide } from "./to-product-guide"
import type { AdminSaveProductGuide } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminProductGuideResponse>
) => {
  const { id } = req.params
  const guide = (await readProductGuides(resolveConnection(req.scope), [id])).get(id)
  res.json({ guide: guide ? toAdminGuide(guide) : null })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminSaveProductGuide>,
  res: MedusaResponse<AdminProductGuideResponse>
) => {
  const { result } = await saveProductGuideWorkflow(req.scope).run({
    input: toProductGuide(req.params.id, req.validatedBody),
  })
  res.json({ guide: toAdminGuide(result) })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminDeleteProductGuideResponse>
) => {
  const { id } = req.params
  const { result } = await deleteProductGuideWorkflow(req.scope).run({
    input: { product_id: id },
  })
  res.json({ id, deleted: result.is_deleted })
}
