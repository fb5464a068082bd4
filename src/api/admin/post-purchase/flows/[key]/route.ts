import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminFlowResponse, AdminUpdateFlow } from "../../../../../types/http"
import { configureFlowWorkflow } from "../../../../../workflows/settings/workflows/configure-flow"
import { findFlowOrThrow } from "../find-flow-or-throw"
import { readFlowDetail } from "../read-flow-detail"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlowResponse>
) => {
  res.json({ flow: await readFlowDetail(req.scope, findFlowOrThrow(req.params.key)) })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateFlow>,
  res: MedusaResponse<AdminFlowResponse>
) => {
  const flow = findFlowOrThrow(req.params.key)
  await configureFlowWorkflow(req.scope).run({
    input: { flow: flow.key, ...req.validatedBody },
  })
  res.json({ flow: await readFlowDetail(req.scope, flow) })
}
