import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { readContactsByEmail } from "../../../modules/post-purchase/queries/contacts"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { planSubscriptionMails } from "../plan-subscription-mails"
import type { RequestPreferencesLinkInput } from "../workflows/request-preferences-link"

/** Plans the mail for whoever is known under the address. */
export const planPreferencesLinkStep = createStep(
  "post-purchase-plan-preferences-link",
  async ({ email }: RequestPreferencesLinkInput, { container }) => {
    const db = resolveConnection(container)
    const known = normalizeEmail(email)
    const contacts = known ? await readContactsByEmail(db, [known]) : []
    const planned = await planSubscriptionMails(
      db,
      "preferences-link",
      contacts.map((contact) => ({ contact }))
    )
    return new StepResponse({ planned })
  }
)
