import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminConditionCountResponse } from "../../../../../../../types/http"
import { countConditions } from "../../../../../../../workflows/simulate/count-conditions"
import { findFlowOrThrow } from "../../../find-flow-or-throw"
import type { AdminCountConditions } from "./validators"

const DAY_MS = 86_400_000
const DEFAULT_DAYS = 90

/** A POST because conditions do not fit into a query; it changes nothing. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCountConditions>,
  res: MedusaResponse<AdminConditionCountResponse>
) => {
  findFlowOrThrow(req.params.key)
  const { conditions, since, sales_channel_id, after_days } = req.validatedBody
  res.json(
    await countConditions(req.scope, {
      conditions,
      since: since ?? new Date(Date.now() - DEFAULT_DAYS * DAY_MS),
      salesChannelId: sales_channel_id ?? null,
      afterDays: after_days ?? 0,
    })
  )
}
