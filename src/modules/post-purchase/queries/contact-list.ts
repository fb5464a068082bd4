import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { HitKind, HitLabel } from "../constants"
import type { ContactRow } from "./contacts"

/** Which contacts are wanted. */
export type ContactFilter = {
  /** Part of the address. */
  q: string | null
  /** Normalised. */
  email: string | null
  customer_id: string | null
}

/** A contact in a list. */
export type ListedContact = Omit<ContactRow, "locale_source" | "time_zone_source"> & {
  created_at: Date
}

const COLUMNS = `id, email, customer_id, locale, time_zone, country_code, paused_until,
  frequency, created_at`

/** A page of contacts, the newest first, and how many there are. */
export async function listContacts(
  db: Knex,
  { q, email, customer_id }: ContactFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: ListedContact[]; count: number }> {
  const pattern = q === null ? null : `%${q.replace(/[\\%_]/g, "\\$&")}%`
  const where = `where (?::text is null or email ilike ?)
    and (?::text is null or email = ?) and (?::text is null or customer_id = ?)`
  const bindings = [pattern, pattern, email, email, customer_id, customer_id]
  const [{ rows }, { rows: counted }] = await Promise.all([
    db.raw(
      `select ${COLUMNS} from post_purchase_contact ${where}
       order by created_at desc, id desc limit ? offset ?`,
      [...bindings, page.limit, page.offset]
    ),
    db.raw(`select count(*)::int as count from post_purchase_contact ${where}`, bindings),
  ])
  return { rows, count: counted[0].count }
}

/** One contact; null when there is none with this id. */
export async function readListedContact(
  db: Knex,
  id: string
): Promise<ListedContact | null> {
  const { rows } = await db.raw(
    `select ${COLUMNS} from post_purchase_contact where id = ?`,
    [id]
  )
  return rows[0] ?? null
}

/** What a person did with their mail, as the admin shows it. */
export type ListedHit = {
  id: string
  kind: HitKind
  label: HitLabel | null
  occurred_at: Date
  message_id: string | null
  times: number
}

/** The newest hits of a person's messages. */
export async function listContactHits(
  db: Knex,
  email: string,
  limit: number
): Promise<ListedHit[]> {
  const { rows } = await db.raw(
    `select h.id, h.kind, h.label, h.occurred_at, h.message_id, h.times
     from post_purchase_message m
     join post_purchase_hit h on h.message_id = m.id
     where m.email = ?
     order by h.occurred_at desc, h.id desc
     limit ?`,
    [email, limit]
  )
  return rows
}
