import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminEraseContactResponse } from "../../../../../../types/http"
import { eraseContactWorkflow } from "../../../../../../workflows/privacy/workflows/erase-contact"
import { requireContact } from "../../read-contact"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminEraseContactResponse>
) => {
  const { email } = await requireContact(req.scope, req.params.id)
  const { result } = await eraseContactWorkflow(req.scope).run({
    input: { email, actor_id: req.auth_context.actor_id },
  })
  res.json({ erasure: result })
}
