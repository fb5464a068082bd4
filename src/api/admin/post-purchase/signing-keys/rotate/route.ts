import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminRotateSigningKeyResponse } from "../../../../../types/http"
import { rotateSigningKeyWorkflow } from "../../../../../workflows/signing/workflows/rotate-signing-key"
import type { AdminRotateSigningKey } from "./validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminRotateSigningKey>,
  res: MedusaResponse<AdminRotateSigningKeyResponse>
) => {
  const { retire_older_than_days = null } = req.validatedBody
  const { result } = await rotateSigningKeyWorkflow(req.scope).run({
    input: { retire_older_than_days },
  })
  res.json(result)
}
