import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ResendEvent } from "../../../../src/workflows/engagement/webhooks/read-event"
import { readResendEvent } from "../../../../src/workflows/engagement/webhooks/read-event"

const TABLES = ["message", "batch", "hit", "suppression", "pause", "consent"]

/** Empties what these specs write. Of few rows, deleting takes a tenth of truncating's time. */
export async function clearEngagement(db: Knex): Promise<void> {
  for (const table of TABLES) {
    await db(`post_purchase_${table}`).delete()
  }
}

/** A message that was sent an hour ago, as its columns say otherwise. */
export async function addMessage(
  db: Knex,
  id: string,
  fields: Record<string, unknown> = {}
): Promise<void> {
  await db("post_purchase_message").insert({
    id,
    dedupe_key: `thank-you/thank/order:${id}`,
    flow: "thank-you",
    step: "thank",
    purpose: "marketing",
    subject: `order:${id}`,
    email: `${id}@example.com`,
    order_id: id,
    sales_channel_id: "sc_1",
    planned_at: db.raw("now() - interval '2 hours'"),
    send_at: db.raw("now() - interval '1 hour'"),
    sent_at: db.raw("now() - interval '1 hour'"),
    settled_at: db.raw("now() - interval '1 hour'"),
    state: "sent",
    provider: "resend",
    external_id: `ext-${id}`,
    links: JSON.stringify(["https://shop.example/", "https://shop.example/2"]),
    ...fields,
  })
}

/** That a person agreed to be measured, or took it back. */
export async function sayTracking(
  db: Knex,
  email: string,
  action: "granted" | "withdrawn"
): Promise<void> {
  await db("post_purchase_consent").insert({
    id: `c-${email}-${action}-${Math.random()}`,
    email,
    topic: "tracking",
    action,
    source: "preference-page",
    occurred_at: new Date(),
  })
}

let counter = 0

/** An event as the route reads it, of a mail with our tags. */
export function eventOf(
  messageId: string | null,
  type: string,
  {
    id = `msg_${counter++}`,
    at = new Date(Date.now() - 60_000),
    externalId = messageId && `ext-${messageId}`,
    ...data
  }: { id?: string; at?: Date; externalId?: string | null } & Record<string, unknown> = {}
): ResendEvent {
  const event = readResendEvent(id, {
    type,
    created_at: at.toISOString(),
    data: {
      email_id: externalId,
      to: [`${messageId ?? "stranger"}@example.com`],
      subject: "Thank you",
      ...(messageId ? { tags: { message_id: messageId, flow: "thank-you" } } : {}),
      ...data,
    },
  })
  if (!event) {
    throw new Error(`${type} is no event`)
  }
  return event
}

/** A bounce that may pass, or one that does not. */
export const bounce = (type: "Permanent" | "Transient") => ({
  bounce: { type, subType: "General", message: `${type}: the mailbox says no` },
})

/** Rows of hits, oldest first. */
export async function hits(
  db: Knex,
  where: Record<string, unknown> = {}
): Promise<Record<string, unknown>[]> {
  return db("post_purchase_hit").where(where).orderBy(["occurred_at", "dedupe_key"])
}

/** Reasons for which an address is suppressed now. */
export async function suppressedFor(db: Knex, email: string): Promise<string[]> {
  const rows = await db("post_purchase_suppression")
    .where({ email, lifted_at: null })
    .orderBy("reason")
  return rows.map(({ reason }: { reason: string }) => reason)
}
