import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveLedger } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminSettingsResponse, AdminUpdateSettings } from "../../../../types/http"
import { selectDelivery } from "../../../../workflows/dispatch/delivery/select-delivery"
import { updateSettingsWorkflow } from "../../../../workflows/settings/workflows/update-settings"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminSettingsResponse>
) => {
  const { id, from } = selectDelivery(req.scope)
  res.json({
    settings: await resolveLedger(req.scope).getSettings(),
    email_provider: { id, from: id === "nowhere" ? null : from },
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSettings>,
  res: MedusaResponse<AdminSettingsResponse>
) => {
  await updateSettingsWorkflow(req.scope).run({ input: req.validatedBody })
  await GET(req, res)
}
