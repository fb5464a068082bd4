import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import {
  type PlannedMessage,
  planMessages,
} from "../../../../src/modules/post-purchase/queries/plan-messages"
import {
  type NewBatch,
  type SealedMail,
  sealBatch,
} from "../../../../src/modules/post-purchase/queries/seal-batch"
import { claimDueMessages } from "../../../../src/modules/post-purchase/queries/claim-due-messages"

/** A message as the planner makes it, due at once. */
export function plannedMessage(
  id: string,
  fields: Partial<PlannedMessage> = {}
): PlannedMessage {
  return {
    id,
    dedupe_key: `order-confirmation/confirm/order:${id}`,
    flow: "order-confirmation",
    step: "confirm",
    purpose: "transactional",
    subject: `order:${id}`,
    email: `${id}@example.com`,
    customer_id: null,
    order_id: id,
    fulfillment_id: null,
    sales_channel_id: null,
    locale: null,
    delay_seconds: 0,
    expires_seconds: 3600,
    state: "scheduled",
    skip_reason: null,
    ...fields,
  }
}

/** Ids `m001`, `m002`, … which sort as they count. */
export const ids = (count: number, prefix = "m"): string[] =>
  Array.from(
    { length: count },
    (_, index) => `${prefix}${String(index + 1).padStart(3, "0")}`
  )

/** A mail as the renderer makes it. */
export function sealedMail(
  id: string,
  position: number,
  fields: Partial<SealedMail> = {}
): SealedMail {
  return {
    id,
    position,
    email: `${id}@example.com`,
    subject: `Your order ${id}`,
    html: `<p>${id}</p>`,
    text: id,
    envelope: {
      from: "Shop <shop@example.com>",
      reply_to: null,
      headers: [["X-Entity-Ref-ID", id]],
      tags: [["flow", "order-confirmation"]],
    },
    links: [`https://shop.example/${id}`],
    mentions: null,
    incentive: null,
    failures: 0,
    ...fields,
  }
}

/** Plans, claims and seals messages, as one dispatcher would. */
export async function sealedBatch(
  db: Knex,
  messageIds: string[],
  fields: Partial<NewBatch> = {}
): Promise<{ id: string; fence: number; mails: SealedMail[] }> {
  await planMessages(
    db,
    messageIds.map((id) => plannedMessage(id))
  )
  const { fence } = await claimDueMessages(db, messageIds.length, 60)
  const mails = messageIds.map((id, position) => sealedMail(id, position))
  const batch = {
    id: `batch-of-${messageIds[0]}`,
    provider: "resend",
    idempotency_key: `key-of-${messageIds[0]}`,
    fence,
    lease_seconds: 60,
    ...fields,
  }
  const { sealed } = await sealBatch(db, batch, mails)
  if (sealed.length !== messageIds.length) {
    throw new Error(
      `sealed ${sealed.length} of ${messageIds.length}: is the ledger clear?`
    )
  }
  return { id: batch.id, fence, mails }
}

/** A message's row, every column. */
export async function messageRow(db: Knex, id: string): Promise<Record<string, unknown>> {
  return db("post_purchase_message").where({ id }).first()
}

/** A batch's row, every column. */
export async function batchRow(db: Knex, id: string): Promise<Record<string, unknown>> {
  return db("post_purchase_batch").where({ id }).first()
}

/** Moves the lease of claimed messages and open batches into the past, as time would. */
export async function expireLeases(db: Knex): Promise<void> {
  await db.raw(
    `update post_purchase_message set claimed_until = now() - interval '1 second'
     where state = 'claimed' and batch_id is null`
  )
  await db.raw(
    `update post_purchase_batch
     set claimed_until = now() - interval '1 second',
         next_attempt_at = least(next_attempt_at, now())
     where state = 'open'`
  )
}

/** Moves a moment of every row by some seconds; negative is back. */
export async function shift(
  db: Knex,
  table: "message" | "batch",
  column: string,
  seconds: number
): Promise<void> {
  await db.raw(`update ?? set ?? = ?? + ? * interval '1 second'`, [
    `post_purchase_${table}`,
    column,
    column,
    seconds,
  ])
}
