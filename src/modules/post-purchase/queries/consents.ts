import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { ConsentAction, ConsentSource, ConsentTopic } from "../constants"
import { toStorableJson } from "../storable-text"
import { lockPeople } from "./consents-lock"

/** What a person said about a topic, with its proof. */
export type NewConsent = {
  /** (Default: a new one) */
  id?: string
  /** The same statement twice is one row. (Default: null, never the same) */
  dedupe_key?: string | null
  /** Normalised. */
  email: string
  topic: ConsentTopic
  action: ConsentAction
  source: ConsentSource
  /** (Default: false) */
  is_confirmed?: boolean
  /** (Default: now) */
  occurred_at?: Date | null
  wording?: string | null
  ip?: string | null
  user_agent?: string | null
  locale?: string | null
  sales_channel_id?: string | null
  order_id?: string | null
  message_id?: string | null
  actor_id?: string | null
}

/** A row that was added. */
export type AppendedConsent = {
  id: string
  email: string
  topic: ConsentTopic
  action: ConsentAction
}

/** What a person said last about a topic. */
export type LatestConsent = {
  email: string
  topic: ConsentTopic
  action: ConsentAction
  source: ConsentSource
  is_confirmed: boolean
  occurred_at: Date
  wording: string | null
  locale: string | null
  sales_channel_id: string | null
  order_id: string | null
}

/**
 * Adds to the consent log, in the order in which it was said, else in the order given.
 *
 * A statement that was made before the latest one of its person and topic is left out, since
 * the last row counts: a checkout whose event was lost is found an hour later, and must not
 * outweigh what the customer said meanwhile. A statement without a moment is made now.
 *
 * @returns the rows that were added: neither repeats nor what was out of date
 */
export async function appendConsents(
  db: Knex,
  statements: NewConsent[]
): Promise<AppendedConsent[]> {
  if (!statements.length) {
    return []
  }
  const rows = statements.map((statement, position) => ({
    ...statement,
    id: statement.id ?? generateEntityId(undefined, "ppcst"),
    is_confirmed: statement.is_confirmed ?? false,
    position,
  }))
  return db.transaction(async (trx) => {
    await lockPeople(
      trx,
      statements.map(({ email }) => email)
    )
    const { rows: added } = await trx.raw(
      `insert into post_purchase_consent
         (id, dedupe_key, email, topic, action, source, is_confirmed, occurred_at, wording,
          ip, user_agent, locale, sales_channel_id, order_id, message_id, actor_id)
       select x.id, x.dedupe_key, x.email, x.topic, x.action, x.source, x.is_confirmed,
              coalesce(x.occurred_at, clock_timestamp()), x.wording, x.ip, x.user_agent,
              x.locale, x.sales_channel_id, x.order_id, x.message_id, x.actor_id
       from jsonb_to_recordset(?::jsonb) as x(
         position int, id text, dedupe_key text, email text, topic text, action text,
         source text, is_confirmed boolean, occurred_at timestamptz, wording text, ip text,
         user_agent text, locale text, sales_channel_id text, order_id text,
         message_id text, actor_id text)
       where x.occurred_at is null or not exists (
         select 1 from post_purchase_consent c
         where c.email = x.email and c.topic = x.topic and c.occurred_at > x.occurred_at)
       order by x.occurred_at nulls last, x.position
       on conflict (dedupe_key) where dedupe_key is not null do nothing
       returning id, email, topic, action`,
      [toStorableJson(rows)]
    )
    return added
  })
}

/** What people said last, a row for each person and topic. */
export async function readLatestConsents(
  db: Knex,
  emails: string[]
): Promise<LatestConsent[]> {
  if (!emails.length) {
    return []
  }
  const { rows } = await db.raw(
    `select distinct on (email, topic) email, topic, action, source, is_confirmed,
            occurred_at, wording, locale, sales_channel_id, order_id
     from post_purchase_consent
     where email = any(?)
     order by email, topic, sequence desc`,
    [emails]
  )
  return rows
}
