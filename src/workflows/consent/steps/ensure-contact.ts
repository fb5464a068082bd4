import { generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { ensureContacts } from "../../../modules/post-purchase/queries/contacts"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { requireEmail } from "../requirements"
import type { EnsureContactInput, EnsureContactResult } from "../workflows/ensure-contact"

/** Makes sure that there is a contact. It has no undo: a contact that nobody uses does no harm. */
export const ensureContactStep = createStep(
  "post-purchase-ensure-contact",
  async ({ email, customer_id }: EnsureContactInput, { container }) => {
    const [contact] = await ensureContacts(resolveConnection(container), [
      {
        id: generateEntityId(undefined, "ppcon"),
        email: requireEmail(email),
        customer_id,
        has_account: true,
      },
    ])
    return new StepResponse<EnsureContactResult>({ contact_id: contact.id })
  }
)
