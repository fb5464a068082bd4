import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ConsentSource } from "../../../../../modules/post-purchase/constants"
import type { AdminContactResponse, AdminUpdateContact } from "../../../../../types/http"
import { savePreferencesWorkflow } from "../../../../../workflows/consent/workflows/save-preferences"
import { readContact, requireContact } from "../read-contact"
import { recordRefusals } from "../record-refusals"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminContactResponse>
) => {
  res.json({ contact: await readContact(req.scope, req.params.id) })
}

/** Records what a person told the store. An admin's word proves no mailbox, so with double opt-in a yes waits. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateContact>,
  res: MedusaResponse<AdminContactResponse>
) => {
  const { id, email } = await requireContact(req.scope, req.params.id)
  const { actor_id } = req.auth_context
  const { topics: { tracking, ...topics } = {}, ...change } = req.validatedBody
  await savePreferencesWorkflow(req.scope).run({
    input: {
      ...change,
      contact_id: id,
      topics,
      tracking,
      source: ConsentSource.ADMIN,
      is_confirmed: false,
      actor_id,
    },
  })
  await recordRefusals(req.scope, email, req.validatedBody, actor_id)
  await GET(req, res)
}
