import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listFollowUps } from "../../../../modules/post-purchase/queries/list-follow-ups"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type {
  AdminCreateFollowUp,
  AdminFollowUpResponse,
  AdminFollowUpsResponse,
} from "../../../../types/http"
import { writeFollowUpWorkflow } from "../../../../workflows/follow-up/workflows/write-follow-up"
import { readFollowUp } from "./read-follow-up"
import { toAdminFollowUp } from "./to-admin-follow-up"
import type { AdminFollowUpsParams } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminFollowUpsParams>,
  res: MedusaResponse<AdminFollowUpsResponse>
) => {
  const { limit, offset, ...filter } = req.validatedQuery
  const { rows, count } = await listFollowUps(resolveConnection(req.scope), filter, {
    limit,
    offset,
  })
  res.json({ follow_ups: rows.map(toAdminFollowUp), count, limit, offset })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateFollowUp>,
  res: MedusaResponse<AdminFollowUpResponse>
) => {
  const { result } = await writeFollowUpWorkflow(req.scope).run({
    input: { ...req.validatedBody, author_id: req.auth_context.actor_id },
  })
  res.json({ follow_up: await readFollowUp(req.scope, result.id) })
}
