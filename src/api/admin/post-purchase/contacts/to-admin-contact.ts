import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Recipient } from "../../../../modules/post-purchase/contact-state"
import {
  type ConsentAction,
  ConsentTopic,
} from "../../../../modules/post-purchase/constants"
import type { ListedContact } from "../../../../modules/post-purchase/queries/contact-list"
import { readRecipients } from "../../../../modules/post-purchase/queries/read-recipients"
import { openKeyRing } from "../../../../signing/key-ring"
import type { AdminContact, ConsentSummary } from "../../../../types/http"

/** Contacts with what they want and what holds against them, in the order given. */
export async function toAdminContacts(
  db: Knex,
  rows: ListedContact[]
): Promise<AdminContact[]> {
  const { hashEmail } = await openKeyRing(db)
  const people = await readRecipients(
    db,
    rows.map(({ email }) => ({ email, email_hash: hashEmail(email) }))
  )
  return rows.map((row) => toAdminContact(row, people.get(row.email)))
}

function toAdminContact(
  row: ListedContact,
  person: Pick<Recipient, "suppressions" | "consents"> | undefined
): AdminContact {
  return {
    id: row.id,
    email: row.email,
    customer_id: row.customer_id,
    locale: row.locale,
    time_zone: row.time_zone,
    country_code: row.country_code,
    paused_until: row.paused_until?.toISOString() ?? null,
    frequency: row.frequency,
    consents: summarize(person?.consents ?? new Map()),
    suppressions: [...(person?.suppressions ?? [])].sort(),
    created_at: row.created_at.toISOString(),
  }
}

function summarize(
  consents: ReadonlyMap<ConsentTopic, { action: ConsentAction }>
): ConsentSummary {
  const said = (topic: ConsentTopic): ConsentAction | null =>
    consents.get(topic)?.action ?? null
  return {
    tips: said(ConsentTopic.TIPS),
    reviews: said(ConsentTopic.REVIEWS),
    surveys: said(ConsentTopic.SURVEYS),
    offers: said(ConsentTopic.OFFERS),
    reminders: said(ConsentTopic.REMINDERS),
    tracking: said(ConsentTopic.TRACKING),
  }
}
