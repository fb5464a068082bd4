import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readOpenPause } from "../../../../modules/post-purchase/queries/pauses"
import { readReputation } from "../../../../modules/post-purchase/queries/read-reputation"
import {
  resolveConnection,
  resolveLedger,
} from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminMarketingResponse } from "../../../../types/http"
import { selectDelivery } from "../../../../workflows/dispatch/delivery/select-delivery"
import { findObstacles } from "../../../../workflows/marketing/find-obstacles"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminMarketingResponse>
) => {
  const db = resolveConnection(req.scope)
  const settings = await resolveLedger(req.scope).getSettings()
  const { complaint_rate: threshold, complaint_days: days } = settings.reputation
  const [pause, { complaints, delivered }] = await Promise.all([
    readOpenPause(db),
    readReputation(db, { days }),
  ])
  const { id, from } = selectDelivery(req.scope)
  res.json({
    marketing: {
      pause: pause && {
        reason: pause.reason,
        started_at: pause.started_at.toISOString(),
        detail: pause.detail,
      },
      complaints,
      delivered,
      complaint_rate: delivered ? complaints / delivered : null,
      threshold,
      days,
      obstacles: findObstacles(settings, id === "nowhere" ? null : from),
    },
  })
}
