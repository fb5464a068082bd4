import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { normalizeEmail } from "../../../../modules/post-purchase/normalize-email"
import { listSuppressions } from "../../../../modules/post-purchase/queries/suppression-list"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../../signing/key-ring"
import type {
  AdminCreateSuppression,
  AdminSuppressionResponse,
  AdminSuppressionsResponse,
} from "../../../../types/http"
import { suppressAddressWorkflow } from "../../../../workflows/suppression/workflows/suppress-address"
import { toAdminSuppression } from "./to-admin-suppression"
import type { AdminSuppressionsParams } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminSuppressionsParams>,
  res: MedusaResponse<AdminSuppressionsResponse>
) => {
  const { q, reason, with_lifted, limit, offset } = req.validatedQuery
  const db = resolveConnection(req.scope)
  const address = normalizeEmail(q)
  const { rows, count } = await listSuppressions(
    db,
    {
      q: q || null,
      q_hash: address && (await openKeyRing(db)).hashEmail(address),
      reasons: reason ?? null,
      with_lifted,
    },
    { limit, offset }
  )
  res.json({ suppressions: rows.map(toAdminSuppression), count, limit, offset })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSuppression>,
  res: MedusaResponse<AdminSuppressionResponse>
) => {
  const { result } = await suppressAddressWorkflow(req.scope).run({
    input: req.validatedBody,
  })
  res.json({ suppression: toAdminSuppression(result.suppression) })
}
