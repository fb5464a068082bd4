import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ConsentRecord, Recipient } from "../contact-state"
import type { ConsentTopic, Frequency, SuppressionReason } from "../constants"

/** As far back as any cap or wish for fewer mails looks, in days. */
const LONGEST_WINDOW_DAYS = 366

type RecipientRow = {
  email: string
  contact: {
    id: string
    locale: string | null
    locale_source: string | null
    time_zone: string | null
    country_code: string | null
    paused_until: string | null
    frequency: Frequency
  } | null
  suppressions: SuppressionReason[] | null
  consents:
    | {
        topic: ConsentTopic
        action: ConsentRecord["action"]
        is_confirmed: boolean
        occurred_at: string
      }[]
    | null
  last_purchase_at: Date | null
  marketing_moments: string[] | null
}

/**
 * All that the rules about recipients look at, for a whole batch in one statement.
 *
 * A marketing mail counts from the moment it is sealed: from then on it may arrive at any time.
 *
 * @param people - normalised e-mails with their hashes
 */
export async function readRecipients(
  db: Knex,
  people: { email: string; email_hash: string }[]
): Promise<Map<string, Recipient>> {
  if (!people.length) {
    return new Map()
  }
  const { rows }: { rows: RecipientRow[] } = await db.raw(
    `select x.email,
       (select json_build_object('id', c.id, 'locale', c.locale, 'locale_source', c.locale_source, 'time_zone', c.time_zone,
            'country_code', c.country_code, 'paused_until', c.paused_until,
            'frequency', c.frequency)
          from post_purchase_contact c where c.email = x.email) as contact,
       (select json_agg(s.reason) from post_purchase_suppression s
          where s.email_hash = x.email_hash and s.lifted_at is null) as suppressions,
       (select json_agg(l) from (
          select distinct on (topic) topic, action, is_confirmed, occurred_at
          from post_purchase_consent where email = x.email
          order by topic, sequence desc) l) as consents,
       (select max(p.placed_at) from post_purchase_purchase p
          where p.email = x.email and p.canceled_at is null) as last_purchase_at,
       (select json_agg(w.at order by w.at desc) from (
          select coalesce(m.sent_at, m.settled_at, now()) as at
          from post_purchase_message m
          where m.email = x.email and m.purpose = 'marketing'
            and (m.state in ('sent', 'unknown')
                 or (m.state = 'claimed' and m.batch_id is not null))) w
          where w.at > now() - ? * interval '1 day') as marketing_moments
     from jsonb_to_recordset(?::jsonb) as x(email text, email_hash text)`,
    [LONGEST_WINDOW_DAYS, JSON.stringify(people)]
  )
  return new Map(rows.map((row) => [row.email, toRecipient(row)]))
}

function toRecipient({ email, contact, ...row }: RecipientRow): Recipient {
  return {
    email,
    contact: contact && {
      id: contact.id,
      email,
      locale: contact.locale,
      hasChosenLocale: contact.locale_source === "preference-page",
      timeZone: contact.time_zone,
      countryCode: contact.country_code,
      pausedUntil: contact.paused_until ? new Date(contact.paused_until) : null,
      frequency: contact.frequency,
    },
    suppressions: row.suppressions ?? [],
    consents: new Map(
      (row.consents ?? []).map((consent) => [
        consent.topic,
        {
          action: consent.action,
          isConfirmed: consent.is_confirmed,
          occurredAt: new Date(consent.occurred_at),
        },
      ])
    ),
    lastPurchaseAt: row.last_purchase_at,
    marketingMoments: (row.marketing_moments ?? []).map((moment) => new Date(moment)),
  }
}
