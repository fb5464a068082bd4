import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminContactExport } from "../../../../../../types/http"
import { requireContact } from "../../read-contact"
import { sendExport } from "../../send-export"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminContactExport>
) => {
  const { id, email } = await requireContact(req.scope, req.params.id)
  await sendExport(req, res, email, id)
}
