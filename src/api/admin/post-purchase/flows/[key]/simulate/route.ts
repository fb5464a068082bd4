import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminSimulationResponse } from "../../../../../../types/http"
import { simulateFlow } from "../../../../../../workflows/simulate/simulate-flow"
import { findFlowOrThrow } from "../../find-flow-or-throw"
import type { AdminSimulateFlow } from "./validators"

/** A POST because unsaved overrides do not fit into a query; it changes nothing. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminSimulateFlow>,
  res: MedusaResponse<AdminSimulationResponse>
) => {
  const { since, until, overrides, sales_channel_id } = req.validatedBody
  const simulation = await simulateFlow(req.scope, {
    flow: findFlowOrThrow(req.params.key),
    since,
    until,
    overrides,
    salesChannelId: sales_channel_id ?? null,
  })
  res.json({ simulation })
}
