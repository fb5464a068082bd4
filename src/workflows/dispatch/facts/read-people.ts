import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Recipient } from "../../../modules/post-purchase/contact-state"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { ensureContacts } from "../../../modules/post-purchase/queries/contacts"
import { readRecipients } from "../../../modules/post-purchase/queries/read-recipients"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"

/** Recipients by their normalised e-mail. */
export type People = ReadonlyMap<string, Recipient>

/**
 * Reads what is known of the people a batch would go to.
 *
 * A marketing mail needs a contact: its id stands in the links to the preferences, and its row
 * is what caps are counted under. Whoever has none yet, as when an order's address was changed,
 * gets one here.
 */
export async function readPeople(
  container: MedusaContainer,
  addressees: {
    email: string | null
    customer_id: string | null
    isMarketing: boolean
  }[],
  hashEmail: (email: string) => string
): Promise<People> {
  const db = resolveConnection(container)
  const emails = new Set(addressees.flatMap(({ email }) => normalizeEmail(email) ?? []))
  const people = await readRecipients(
    db,
    [...emails].map((email) => ({ email, email_hash: hashEmail(email) }))
  )
  const unknown = new Map(
    addressees.flatMap(({ email, customer_id, isMarketing }) => {
      const known = normalizeEmail(email)
      return known && isMarketing && !people.get(known)?.contact
        ? [[known, customer_id] as const]
        : []
    })
  )
  if (!unknown.size) {
    return people
  }
  await ensureContacts(
    db,
    [...unknown].map(([email, customer_id]) => ({
      id: generateEntityId(undefined, "ppcon"),
      email,
      customer_id,
    }))
  )
  const met = await readRecipients(
    db,
    [...unknown.keys()].map((email) => ({ email, email_hash: hashEmail(email) }))
  )
  return new Map([...people, ...met])
}
