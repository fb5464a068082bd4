import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AdminConflict,
  AdminFlowResponse,
  AdminUpdateFlow,
} from "../../../../../types/http"
import { configureFlowWorkflow } from "../../../../../workflows/settings/workflows/configure-flow"
import { toConflictOrThrow } from "../../../../to-conflict-or-throw"
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
  res: MedusaResponse<AdminFlowResponse | AdminConflict>
) => {
  const flow = findFlowOrThrow(req.params.key)
  try {
    await configureFlowWorkflow(req.scope).run({
      input: { flow: flow.key, ...req.validatedBody },
    })
  } catch (error) {
    res.status(409).json(toConflictOrThrow(error))
    return
  }
  res.json({ flow: await readFlowDetail(req.scope, flow) })
}
