import type { MedusaRequest } from "@medusajs/framework/http"
import { readContacts } from "../../../modules/post-purchase/queries/contacts"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import type { PageContext, Problem } from "../../../pages"
import type { StorePreferences } from "../../../types/http"
import type { TokenUse } from "../../../signing/token"
import { readPreferences } from "../../../workflows/consent/read-preferences"
import { checkToken } from "./check-token"
import { openPage } from "./open-page"

/** The person whose own page was opened. */
export type OpenedContact = {
  id: string
  preferences: StorePreferences
  context: PageContext
}

/** Finds the person that a token stands for, what they want, and the page's look for them. */
export async function openContact(
  req: MedusaRequest,
  use: typeof TokenUse.PREFERENCES | typeof TokenUse.CONFIRM
): Promise<OpenedContact | { problem: Problem }> {
  const check = await checkToken(req, use)
  if (check.kind !== "valid") {
    return { problem: check }
  }
  const id = check.claims.subject
  const [contact] = await readContacts(resolveConnection(req.scope), [id])
  const preferences = contact && (await readPreferences(req.scope, id))
  if (!preferences) {
    return { problem: { kind: "invalid" } }
  }
  const context = await openPage(req, {
    email: contact.email,
    timeZone: contact.time_zone,
    locales: [contact.locale],
  })
  return { id, preferences, context }
}
