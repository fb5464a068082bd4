import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { findFlow, listFlows } from "../../../../../flows/registry"
import { resolveLedger } from "../../../../../modules/post-purchase/resolve-ledger"
import type { AdminFlowResponse, AdminUpdateFlow } from "../../../../../types/http"
import { configureFlowWorkflow } from "../../../../../workflows/settings/workflows/configure-flow"
import { toAdminFlow } from "../to-admin-flow"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateFlow>,
  res: MedusaResponse<AdminFlowResponse>
) => {
  const flow = findFlow(req.params.key)
  if (!flow) {
    const keys = listFlows().map(({ key }) => key)
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no flow ${req.params.key}. There are: ${keys.join(", ")}.`
    )
  }
  await configureFlowWorkflow(req.scope).run({
    input: { flow: flow.key, enabled: req.validatedBody.enabled },
  })
  const settings = await resolveLedger(req.scope).getFlowSettings()
  res.json({ flow: toAdminFlow(flow, settings.get(flow.key)) })
}
