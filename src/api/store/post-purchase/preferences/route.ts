import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { ConsentSource } from "../../../../modules/post-purchase/constants"
import { normalizeEmail } from "../../../../modules/post-purchase/normalize-email"
import type {
  StorePreferencesResponse,
  StoreUpdatePreferences,
} from "../../../../types/http"
import { readPreferencesOf } from "../../../../workflows/consent/read-preferences"
import { ensureContactWorkflow } from "../../../../workflows/consent/workflows/ensure-contact"
import { savePreferencesWorkflow } from "../../../../workflows/consent/workflows/save-preferences"
import { clientAddress } from "../../../post-purchase/support/client-address"

/** What the customer wants; reading makes nobody a contact. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StorePreferencesResponse>
) => {
  const { email } = await readCustomer(req)
  res.json({
    preferences: await readPreferencesOf(req.scope, email, salesChannelOf(req)),
  })
}

/** Saves what the customer changed. An account proves no mailbox, so with double opt-in a yes waits. */
export const POST = async (
  req: AuthenticatedMedusaRequest<StoreUpdatePreferences>,
  res: MedusaResponse<StorePreferencesResponse>
) => {
  const { id, email } = await readCustomer(req)
  const { result: contact } = await ensureContactWorkflow(req.scope).run({
    input: { email, customer_id: id },
  })
  const { result: preferences } = await savePreferencesWorkflow(req.scope).run({
    input: {
      ...req.validatedBody,
      ...contact,
      source: ConsentSource.CUSTOMER_ACCOUNT,
      is_confirmed: false,
      ip: clientAddress(req),
      user_agent: req.get("user-agent") ?? null,
      sales_channel_id: salesChannelOf(req),
    },
  })
  res.json({ preferences })
}

async function readCustomer(
  req: AuthenticatedMedusaRequest
): Promise<{ id: string; email: string }> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { actor_id: id } = req.auth_context
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "email"],
    filters: { id },
  })
  const email = normalizeEmail(data[0]?.email)
  if (!email) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Customer ${id} has no e-mail address that mail can be sent to.`
    )
  }
  return { id, email }
}

/** The channel of the publishable key; a key of several channels stands for the store. */
function salesChannelOf(
  req: Pick<AuthenticatedMedusaRequest, "publishable_key_context">
): string | null {
  const ids = req.publishable_key_context?.sales_channel_ids ?? []
  return ids.length === 1 ? ids[0] : null
}
