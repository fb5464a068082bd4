import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listContacts } from "../../../../modules/post-purchase/queries/contact-list"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminContactsResponse } from "../../../../types/http"
import { toAdminContacts } from "./to-admin-contact"
import type { AdminContactsParams } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminContactsParams>,
  res: MedusaResponse<AdminContactsResponse>
) => {
  const { q, email, customer_id, limit, offset } = req.validatedQuery
  const db = resolveConnection(req.scope)
  const { rows, count } = await listContacts(
    db,
    { q: q || null, email: email ?? null, customer_id: customer_id ?? null },
    { limit, offset }
  )
  res.json({ contacts: await toAdminContacts(db, rows), count, limit, offset })
}
