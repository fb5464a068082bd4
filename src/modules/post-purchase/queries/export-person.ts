import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Whose rows are wanted. */
export type ExportRequest = {
  /** Normalised. */
  email: string
  email_hash: string
  /** Carts in which the person said something. */
  cart_ids: string[]
}

/**
 * The rows about a person, by table, each table in an order that stays the same.
 *
 * A batch holds up to a hundred people's mail and says nothing about one of them; keys are the
 * store's secrets; settings, switches, cursors and pauses are about nobody.
 */
const TABLES: Record<
  string,
  (person: ExportRequest) => [where: string, ...(string | string[])[]]
> = {
  post_purchase_contact: ({ email }) => ["where t.email = ?", email],
  post_purchase_consent: ({ email }) => ["where t.email = ? order by t.sequence", email],
  post_purchase_consent_capture: ({ cart_ids }) => [
    "where t.id = any(?) order by t.captured_at, t.id",
    cart_ids,
  ],
  post_purchase_suppression: ({ email_hash }) => [
    "where t.email_hash = ? order by t.suppressed_at, t.id",
    email_hash,
  ],
  post_purchase_message: ({ email }) => [
    "where t.email = ? order by t.planned_at, t.id",
    email,
  ],
  post_purchase_hit: ({ email }) => [
    `where t.message_id in (select id from post_purchase_message where email = ?)
     order by t.occurred_at, t.id`,
    email,
  ],
  post_purchase_purchase: ({ email }) => [
    "where t.email = ? order by t.placed_at, t.id",
    email,
  ],
  post_purchase_conversion: ({ email }) => [
    `where t.id in (select id from post_purchase_purchase where email = ?)
        or t.message_id in (select id from post_purchase_message where email = ?)
     order by t.ordered_at, t.id`,
    email,
    email,
  ],
  post_purchase_shipment_report: ({ email }) => [
    `where t.order_id in (
       select id from post_purchase_purchase where email = ?
       union
       select order_id from post_purchase_message where email = ?)
     order by t.reported_at, t.id`,
    email,
    email,
  ],
  post_purchase_review: ({ email }) => [
    "where t.email = ? order by t.submitted_at, t.id",
    email,
  ],
  post_purchase_review_version: ({ email }) => [
    `where t.review_id in (select id from post_purchase_review where email = ?)
     order by t.review_id, t.version`,
    email,
  ],
  post_purchase_survey_answer: ({ email }) => [
    "where t.email = ? order by t.answered_at, t.id",
    email,
  ],
  post_purchase_follow_up: ({ email }) => [
    "where t.email = ? order by t.written_at, t.id",
    email,
  ],
  post_purchase_erasure: ({ email_hash }) => [
    "where t.email_hash = ? order by t.requested_at, t.id",
    email_hash,
  ],
}

/** Reads all rows about a person at one moment, every column as the database has it. */
export async function exportPerson(
  db: Knex,
  person: ExportRequest
): Promise<Record<string, Record<string, unknown>[]>> {
  return db.transaction(
    async (trx) => {
      const tables: Record<string, Record<string, unknown>[]> = {}
      for (const [table, toWhere] of Object.entries(TABLES)) {
        const [where, ...bindings] = toWhere(person)
        const { rows } = await trx.raw(`select t.* from ?? t ${where}`, [
          table,
          ...bindings,
        ])
        tables[table] = rows
      }
      return tables
    },
    // One moment for all tables: a mail and its hits belong together.
    { isolationLevel: "repeatable read", readOnly: true }
  )
}
