import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listFlows } from "../../../../flows/registry"
import { resolveLedger } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminFlowsResponse } from "../../../../types/http"
import { toAdminFlow } from "./to-admin-flow"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlowsResponse>
) => {
  const switches = await resolveLedger(req.scope).getFlowSwitches()
  res.json({ flows: listFlows().map((flow) => toAdminFlow(flow, switches)) })
}
