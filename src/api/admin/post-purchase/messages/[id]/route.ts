import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveLedger } from "../../../../../modules/post-purchase/resolve-ledger"
import type { AdminMessageResponse } from "../../../../../types/http"
import { MESSAGE_DETAIL_FIELDS } from "../query-config"
import { toAdminMessageDetail } from "../to-admin-message"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminMessageResponse>
) => {
  const row = await resolveLedger(req.scope).retrieveMessage(req.params.id, {
    select: [...MESSAGE_DETAIL_FIELDS],
  })
  res.json({ message: toAdminMessageDetail(row) })
}
