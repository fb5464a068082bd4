import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ConsentRecord } from "../contact-state"
import type { ConsentTopic, Frequency, SuppressionReason } from "../constants"

/** A purchase, as far as it tells what somebody had bought by a moment. */
export type PastPurchase = {
  id: string
  placed_at: string
  canceled_at: string | null
  currency_code: string
  total: number
  refunded: number
  net: number
}

/** A marketing mail that was handed over. */
export type PastMail = {
  dedupe_key: string
  flow: string
  at: string
  /** Of what it mentioned. */
  product_ids: string[] | null
}

/** All that happened to a person, each with its moment, so that an earlier state can be told from it. */
export type PersonHistory = {
  email: string
  contact: {
    id: string
    locale: string | null
    locale_source: string | null
    time_zone: string | null
    country_code: string | null
    frequency: Frequency
  } | null
  suppressions:
    | { reason: SuppressionReason; suppressed_at: string; lifted_at: string | null }[]
    | null
  /** In the order in which they were recorded. */
  consents:
    | {
        topic: ConsentTopic
        action: ConsentRecord["action"]
        is_confirmed: boolean
        occurred_at: string
      }[]
    | null
  purchases: PastPurchase[] | null
  mails: PastMail[] | null
  reviews: { product_id: string; submitted_at: string }[] | null
}

/**
 * Reads people's histories for a replay, in one statement. It writes nothing: who has no
 * contact keeps none.
 *
 * @param people - normalised e-mails with their hashes
 */
export async function readPeopleHistory(
  db: Knex,
  people: { email: string; email_hash: string }[]
): Promise<PersonHistory[]> {
  if (!people.length) {
    return []
  }
  const { rows } = await db.raw(
    `select x.email,
       (select json_build_object('id', c.id, 'locale', c.locale,
            'locale_source', c.locale_source, 'time_zone', c.time_zone,
            'country_code', c.country_code, 'frequency', c.frequency)
          from post_purchase_contact c where c.email = x.email) as contact,
       (select json_agg(json_build_object('reason', s.reason,
            'suppressed_at', s.suppressed_at, 'lifted_at', s.lifted_at))
          from post_purchase_suppression s where s.email_hash = x.email_hash)
         as suppressions,
       (select json_agg(json_build_object('topic', k.topic, 'action', k.action,
            'is_confirmed', k.is_confirmed, 'occurred_at', k.occurred_at)
            order by k.sequence)
          from post_purchase_consent k where k.email = x.email) as consents,
       (select json_agg(json_build_object('id', p.id, 'placed_at', p.placed_at,
            'canceled_at', p.canceled_at, 'currency_code', p.currency_code,
            'total', p.total, 'refunded', p.refunded, 'net', p.net))
          from post_purchase_purchase p where p.email = x.email) as purchases,
       (select json_agg(json_build_object('dedupe_key', m.dedupe_key, 'flow', m.flow,
            'at', coalesce(m.sent_at, m.settled_at, now()),
            'product_ids', (select json_agg(e ->> 'product_id')
                            from jsonb_array_elements(m.mentions) e)))
          from post_purchase_message m
          where m.email = x.email and m.purpose = 'marketing'
            and (m.state in ('sent', 'unknown')
                 or (m.state = 'claimed' and m.batch_id is not null))) as mails,
       (select json_agg(json_build_object('product_id', r.product_id,
            'submitted_at', r.submitted_at))
          from post_purchase_review r where r.email = x.email) as reviews
     from jsonb_to_recordset(?::jsonb) as x(email text, email_hash text)`,
    [JSON.stringify(people)]
  )
  return rows
}
