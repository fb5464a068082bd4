import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { AttributionSettings } from "../../../../src/modules/post-purchase/queries/attribute-orders"
import {
  type PurchaseReading,
  recordPurchases,
} from "../../../../src/modules/post-purchase/queries/record-purchases"

/** A moment of the one day that these specs happen on. */
export const at = (time: string, day = "2026-11-20"): Date =>
  new Date(`${day}T${time.padEnd(8, ":00")}Z`)

export const minutes = (from: Date, count: number): Date =>
  new Date(from.getTime() + count * 60_000)

export const days = (from: Date, count: number): Date =>
  new Date(from.getTime() + count * 24 * 3600_000)

/** Euros, five days, one rate. */
export const settings: AttributionSettings = {
  window_days: 5,
  base_currency: "eur",
  exchange_rates: { usd: 0.9 },
}

let readings = 0

/** Each reading is later than the one before, and than what the database's clock wrote. */
const nextReading = (): string => new Date(Date.now() + ++readings * 1000).toISOString()

/** An order as it is read: 30 euros, paid, nothing refunded. */
export function reading(fields: Partial<PurchaseReading> = {}): PurchaseReading {
  const { id = "order_1", total = "30" } = fields
  return {
    id,
    email: "mara@example.com",
    email_hash: null,
    pseudonym: null,
    customer_id: null,
    sales_channel_id: "sc_web",
    country_code: "de",
    placed_at: at("12:00"),
    canceled_at: null,
    currency_code: "eur",
    total,
    credited: "0",
    paid: total,
    refunded: "0",
    read_at: nextReading(),
    ...fields,
  }
}

/** Records an order. */
export async function order(
  db: Knex,
  fields: Partial<PurchaseReading> = {}
): Promise<string> {
  const read = reading(fields)
  await recordPurchases(db, [read])
  return read.id
}

export type MessageFields = {
  id: string
  email: string | null
  flow: string
  step: string
  purpose: "transactional" | "marketing"
  order_id: string | null
  sales_channel_id: string | null
}

/** A mail that was sent. */
export async function message(
  db: Knex,
  fields: Partial<MessageFields> = {}
): Promise<string> {
  const row: MessageFields = {
    id: "ppmsg_1",
    email: "mara@example.com",
    flow: "thank-you",
    step: "thanks",
    purpose: "marketing",
    order_id: null,
    sales_channel_id: "sc_mail",
    ...fields,
  }
  await db("post_purchase_message").insert({
    ...row,
    dedupe_key: `${row.flow}/${row.step}/${row.id}`,
    subject: `order:${row.order_id}`,
    state: "sent",
    planned_at: at("00:00", "2026-11-01"),
    send_at: at("00:00", "2026-11-01"),
    sent_at: at("00:00", "2026-11-01"),
  })
  return row.id
}

export type ClickFields = {
  id: string
  message_id: string | null
  kind: string
  label: "human" | "machine" | "unknown" | null
  occurred_at: Date
  last_at: Date
  times: number
}

/** A click by a person. */
export async function click(
  db: Knex,
  fields: Partial<ClickFields> = {}
): Promise<string> {
  const occurred_at = fields.occurred_at ?? at("11:00")
  const row: ClickFields = {
    id: "pphit_1",
    message_id: "ppmsg_1",
    kind: "click",
    label: "human",
    times: 1,
    occurred_at,
    last_at: occurred_at,
    ...fields,
  }
  await db("post_purchase_hit").insert({ ...row, dedupe_key: row.id, source: "link" })
  return row.id
}

/** A conversion's row, every column; undefined when the order is credited to nothing. */
export async function conversion(
  db: Knex,
  id = "order_1"
): Promise<Record<string, unknown> | undefined> {
  return db("post_purchase_conversion").where({ id }).first()
}

/** A purchase's row, every column. */
export async function purchase(
  db: Knex,
  id = "order_1"
): Promise<Record<string, unknown> | undefined> {
  return db("post_purchase_purchase").where({ id }).first()
}

/** Forgets what these specs write. */
export async function clear(db: Knex): Promise<void> {
  await db.raw(
    `truncate post_purchase_message, post_purchase_hit, post_purchase_purchase,
       post_purchase_conversion, post_purchase_erasure`
  )
}
