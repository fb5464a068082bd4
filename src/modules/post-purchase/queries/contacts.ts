import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Frequency } from "../constants"
import { toStorableJson } from "../storable-text"

/**
 * How a contact's time zone became known, the weakest first: derived from an address, reported
 * by the browser at the storefront, chosen by the person. What is stronger is not overwritten.
 */
export const TIME_ZONE_SOURCES = ["address", "storefront", "preference-page"] as const
export type TimeZoneSource = (typeof TIME_ZONE_SOURCES)[number]

/** How a contact's language became known, the weakest first. */
export const LOCALE_SOURCES = ["order", "preference-page"] as const
export type LocaleSource = (typeof LOCALE_SOURCES)[number]

/** What was learned about a person; null and undefined say nothing. */
export type KnownContact = {
  /** For a new contact; a known one keeps its own. */
  id: string
  /** Normalised. */
  email: string
  customer_id?: string | null
  /** Whether `customer_id` is an account: a guest's does not replace it. (Default: false) */
  has_account?: boolean
  locale?: string | null
  /** (Default: `order`) */
  locale_source?: LocaleSource | null
  time_zone?: string | null
  /** (Default: `address`) */
  time_zone_source?: TimeZoneSource | null
  country_code?: string | null
}

/** A contact as it stands. */
export type ContactRow = {
  id: string
  email: string
  customer_id: string | null
  locale: string | null
  locale_source: LocaleSource | null
  time_zone: string | null
  time_zone_source: TimeZoneSource | null
  country_code: string | null
  paused_until: Date | null
  frequency: Frequency
}

const COLUMNS = `id, email, customer_id, locale, locale_source, time_zone, time_zone_source,
  country_code, paused_until, frequency`

/**
 * Makes sure that people are known, and adds what was learned about them.
 *
 * The race: a person's first two orders in two processes at once. The second insert waits for
 * the first to commit and then updates its row. Rows are written in the order of the address,
 * so that two processes with the same people in different orders do not wait for each other.
 *
 * @param people - of several rows of one address the later ones were learned later
 * @returns a row an address
 */
export async function ensureContacts(
  db: Knex,
  people: KnownContact[]
): Promise<ContactRow[]> {
  if (!people.length) {
    return []
  }
  const { rows } = await db.raw(
    `insert into post_purchase_contact as c
       (id, email, customer_id, locale, locale_source, time_zone, time_zone_source, country_code)
     select x.id, x.email, x.customer_id, x.locale, x.locale_source, x.time_zone,
            x.time_zone_source, x.country_code
     from jsonb_to_recordset(?::jsonb) as x(
       id text, email text, customer_id text, locale text, locale_source text,
       time_zone text, time_zone_source text, country_code text)
     order by x.email
     on conflict (email) do update set
       customer_id = case
         when c.customer_id is null or excluded.customer_id = any(?)
           then coalesce(excluded.customer_id, c.customer_id)
         else c.customer_id end,
       (locale, locale_source) = (
         select case when keeps then c.locale else excluded.locale end,
                case when keeps then c.locale_source else excluded.locale_source end
         from (select excluded.locale is null or
                 array_position(?::text[], excluded.locale_source)
                   < array_position(?::text[], c.locale_source) as keeps) as rule),
       (time_zone, time_zone_source) = (
         select case when keeps then c.time_zone else excluded.time_zone end,
                case when keeps then c.time_zone_source else excluded.time_zone_source end
         from (select excluded.time_zone is null or
                 array_position(?::text[], excluded.time_zone_source)
                   < array_position(?::text[], c.time_zone_source) as keeps) as rule),
       country_code = coalesce(excluded.country_code, c.country_code),
       updated_at = now()
     returning ${COLUMNS}`,
    [
      toStorableJson(mergeByEmail(people)),
      people.flatMap((person) => (person.has_account ? (person.customer_id ?? []) : [])),
      [...LOCALE_SOURCES],
      [...LOCALE_SOURCES],
      [...TIME_ZONE_SOURCES],
      [...TIME_ZONE_SOURCES],
    ]
  )
  return rows
}

/** Contacts by their ids. */
export async function readContacts(db: Knex, ids: string[]): Promise<ContactRow[]> {
  const { rows } = await db.raw(
    `select ${COLUMNS} from post_purchase_contact where id = any(?) order by id`,
    [ids]
  )
  return rows
}

/** Contacts by their normalised addresses. */
export async function readContactsByEmail(
  db: Knex,
  emails: string[]
): Promise<ContactRow[]> {
  const { rows } = await db.raw(
    `select ${COLUMNS} from post_purchase_contact where email = any(?) order by email`,
    [emails]
  )
  return rows
}

/** One statement cannot write a row twice: what is known of one address becomes one row before. */
function mergeByEmail(people: KnownContact[]): KnownContact[] {
  const merged = new Map<string, KnownContact>()
  for (const person of people) {
    merged.set(person.email, learn(merged.get(person.email), withSources(person)))
  }
  return [...merged.values()]
}

function withSources(person: KnownContact): KnownContact {
  return {
    ...person,
    locale_source: person.locale ? (person.locale_source ?? "order") : null,
    time_zone_source: person.time_zone ? (person.time_zone_source ?? "address") : null,
  }
}

function learn(known: KnownContact | undefined, news: KnownContact): KnownContact {
  if (!known) {
    return news
  }
  const keepsAccount = known.has_account && !news.has_account
  const locale = stronger(LOCALE_SOURCES, known.locale_source, news.locale_source)
  const zone = stronger(TIME_ZONE_SOURCES, known.time_zone_source, news.time_zone_source)
  return {
    ...known,
    ...(news.customer_id && !keepsAccount
      ? { customer_id: news.customer_id, has_account: news.has_account }
      : {}),
    ...(locale ? { locale: news.locale, locale_source: news.locale_source } : {}),
    ...(zone
      ? { time_zone: news.time_zone, time_zone_source: news.time_zone_source }
      : {}),
    country_code: news.country_code ?? known.country_code,
  }
}

/** Whether what was learned last replaces what was known before. */
function stronger<Source extends string>(
  order: readonly Source[],
  known: Source | null | undefined,
  news: Source | null | undefined
): boolean {
  return !!news && (!known || order.indexOf(news) >= order.indexOf(known))
}
