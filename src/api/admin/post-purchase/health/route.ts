import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readHealth } from "../../../../modules/post-purchase/queries/read-health"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminHealthResponse } from "../../../../types/http"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminHealthResponse>
) => {
  res.json({ health: await readHealth(resolveConnection(req.scope)) })
}
