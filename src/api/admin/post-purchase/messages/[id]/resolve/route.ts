import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveLedger } from "../../../../../../modules/post-purchase/resolve-ledger"
import type {
  AdminMessageResponse,
  AdminResolveMessage,
} from "../../../../../../types/http"
import { resolveMessageWorkflow } from "../../../../../../workflows/dispatch/workflows/resolve-message"
import { MESSAGE_DETAIL_FIELDS } from "../../query-config"
import { toAdminMessageDetail } from "../../to-admin-message"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminResolveMessage>,
  res: MedusaResponse<AdminMessageResponse>
) => {
  await resolveMessageWorkflow(req.scope).run({
    input: { id: req.params.id, accepted: req.validatedBody.accepted },
  })
  const row = await resolveLedger(req.scope).retrieveMessage(req.params.id, {
    select: [...MESSAGE_DETAIL_FIELDS],
  })
  res.json({ message: toAdminMessageDetail(row) })
}
