import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminEraseContactResponse } from "../../../../../types/http"
import { eraseContactWorkflow } from "../../../../../workflows/privacy/workflows/erase-contact"
import type { AdminContactAddress } from "../validators"

/** For people of whom there are mails and no contact. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminContactAddress>,
  res: MedusaResponse<AdminEraseContactResponse>
) => {
  const { result } = await eraseContactWorkflow(req.scope).run({
    input: { email: req.validatedBody.email, actor_id: req.auth_context.actor_id },
  })
  res.json({ erasure: result })
}
