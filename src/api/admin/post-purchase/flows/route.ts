import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listFlows } from "../../../../flows/registry"
import { resolveLedger } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminFlowsResponse } from "../../../../types/http"
import { toAdminFlow } from "./to-admin-flow"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlowsResponse>
) => {
  const settings = await resolveLedger(req.scope).getFlowSettings()
  res.json({
    flows: listFlows().map((flow) => toAdminFlow(flow, settings.get(flow.key))),
  })
}
