import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Frequency } from "../constants"
import { toStorableJson } from "../storable-text"

/** What a person changed about themselves; what is missing stays, null clears. */
export type ContactChange = {
  paused_until?: Date | null
  frequency?: Frequency
  /** Null returns to the language of the orders. */
  locale?: string | null
  /** Null returns to the time zone of the address. */
  time_zone?: string | null
}

/**
 * Stores what a person chose. A chosen language and time zone are marked as such, so that no
 * later order overwrites them.
 */
export async function updateContact(
  db: Knex,
  id: string,
  change: ContactChange
): Promise<void> {
  await db.raw(
    `update post_purchase_contact c set
       paused_until = case when jsonb_exists(x, 'paused_until')
         then (x ->> 'paused_until')::timestamptz else c.paused_until end,
       frequency = coalesce(x ->> 'frequency', c.frequency),
       locale = case when jsonb_exists(x, 'locale')
         then x ->> 'locale' else c.locale end,
       locale_source = case when not jsonb_exists(x, 'locale') then c.locale_source
         when x ->> 'locale' is not null then 'preference-page' end,
       time_zone = case when jsonb_exists(x, 'time_zone')
         then x ->> 'time_zone' else c.time_zone end,
       time_zone_source = case when not jsonb_exists(x, 'time_zone') then c.time_zone_source
         when x ->> 'time_zone' is not null then 'preference-page' end,
       updated_at = now()
     from (select ?::jsonb as x) as changes
     where c.id = ?`,
    [toStorableJson(change), id]
  )
}
