import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ConsentTopic } from "../constants"
import { toStorableJson } from "../storable-text"

/** What a shopper said at checkout. */
export type ConsentCaptureRow = {
  /** The cart's id. */
  id: string
  decisions: Partial<Record<ConsentTopic, boolean>>
  wording: string | null
  ip: string | null
  user_agent: string | null
  locale: string | null
  time_zone: string | null
  captured_at: Date
}

/** Keeps what was said for a cart, in place of what was said before: of two at once the later counts. */
export async function saveConsentCapture(
  db: Knex,
  capture: Omit<ConsentCaptureRow, "captured_at">
): Promise<void> {
  await db.raw(
    `insert into post_purchase_consent_capture
       (id, decisions, wording, ip, user_agent, locale, time_zone, captured_at)
     select x.id, x.decisions, x.wording, x.ip, x.user_agent, x.locale, x.time_zone,
            clock_timestamp()
     from jsonb_to_record(?::jsonb) as x(
       id text, decisions jsonb, wording text, ip text, user_agent text, locale text,
       time_zone text)
     on conflict (id) do update set
       decisions = excluded.decisions, wording = excluded.wording, ip = excluded.ip,
       user_agent = excluded.user_agent, locale = excluded.locale,
       time_zone = excluded.time_zone, captured_at = excluded.captured_at,
       updated_at = now()`,
    [toStorableJson(capture)]
  )
}

/** What was said for these carts. */
export async function readConsentCaptures(
  db: Knex,
  cartIds: string[]
): Promise<ConsentCaptureRow[]> {
  if (!cartIds.length) {
    return []
  }
  const { rows } = await db.raw(
    `select id, decisions, wording, ip, user_agent, locale, time_zone, captured_at
     from post_purchase_consent_capture where id = any(?)`,
    [cartIds]
  )
  return rows
}
