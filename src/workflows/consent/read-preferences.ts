import type { MedusaContainer } from "@medusajs/framework/types"
import {
  readContacts,
  readContactsByEmail,
} from "../../modules/post-purchase/queries/contacts"
import {
  resolveConnection,
  resolveLedger,
} from "../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../signing/key-ring"
import type { StorePreferences } from "../../types/http/contacts"
import { consentModeOf } from "../dispatch/rules/decide-recipient"
import { readStanding, toPreferences } from "./read-standing"

/**
 * What a person wants, as it stands.
 *
 * @param salesChannelId - whose consent mode decides what counts as agreed (Default: the store's)
 * @returns null for an unknown contact
 */
export async function readPreferences(
  container: MedusaContainer,
  contactId: string,
  salesChannelId: string | null = null
): Promise<StorePreferences | null> {
  const [contact] = await readContacts(resolveConnection(container), [contactId])
  return contact ? readPreferencesOf(container, contact.email, salesChannelId) : null
}

/**
 * The same for somebody who may not be known yet.
 *
 * @param email - normalised
 */
export async function readPreferencesOf(
  container: MedusaContainer,
  email: string,
  salesChannelId: string | null
): Promise<StorePreferences> {
  const db = resolveConnection(container)
  const { hashEmail } = await openKeyRing(db)
  const settings = await resolveLedger(container).getSettings()
  const [contact] = await readContactsByEmail(db, [email])
  const standing = await readStanding(
    db,
    { email, emailHash: hashEmail(email) },
    { settings, mode: consentModeOf(settings, salesChannelId) }
  )
  return toPreferences(standing, contact ?? null)
}
