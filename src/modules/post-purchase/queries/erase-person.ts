import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { pseudonymOf } from "../pseudonym"
import { lockPeople } from "./consents-lock"
import { eraseBatches } from "./erase-batches"
import { eraseContact, eraseLeftContact } from "./erase-contact"
import { eraseHits, eraseStrayHits } from "./erase-hits"
import { type ErasedMessages, eraseMessages } from "./erase-messages"
import { erasePurchases, eraseShipmentReports } from "./erase-orders"
import { eraseSuppressions, keepRefusal } from "./erase-suppressions"

/** Somebody who asked to be forgotten. */
export type ErasureRequest = {
  /** Id of the erasure, with the prefix `ppera`. */
  id: string
  /** Normalised. */
  email: string
  email_hash: string
  /** Carts in which the person said something. */
  cart_ids: string[]
  /** Admin user who asks for it. */
  actor_id: string | null
  /** Id for the suppression that may have to be kept, with the prefix `ppsup`. */
  suppression_id: string
}

/** What an erasure, or another round of it, came to. */
export type ErasureResult = {
  /** Rows that were emptied or deleted, by table. */
  erased: Record<string, number>
  /** Ids of messages that are not sent because of it. */
  stopped: string[]
  /** Mails that were just on their way out: another round has to follow. */
  pending: number
}

/**
 * Erases a person from every table of the ledger, in one transaction.
 *
 * Repeating it is safe; each request is a row. Two at once for one person come one after the
 * other, and after whoever is just recording what that person says: all take the person's lock.
 */
export async function erasePerson(
  db: Knex,
  request: ErasureRequest
): Promise<ErasureResult> {
  const { email, email_hash } = request
  const person = { email, pseudonym: pseudonymOf(email_hash) }
  const strays = await eraseStrayHits(db, email)
  return withoutDeadlock(db, async (trx) => {
    await lockPeople(trx, [email])
    const kept = { id: request.suppression_id, email_hash }
    const added = await keepRefusal(trx, kept, email)
    const known = await eraseContact(trx, email, request.cart_ids)
    const messages = await eraseMessages(trx, person, null)
    const purchases = await erasePurchases(trx, person)
    const erased = {
      post_purchase_contact: known.contacts,
      post_purchase_consent: known.consents,
      post_purchase_consent_capture: known.captures,
      post_purchase_message: messages.erased,
      post_purchase_hit: strays + (await eraseHits(trx, person.pseudonym)),
      post_purchase_purchase: purchases,
      post_purchase_shipment_report: await eraseShipmentReports(trx, person.pseudonym),
      post_purchase_suppression: added + (await eraseSuppressions(trx, email_hash)),
      post_purchase_batch: await eraseBatches(trx, person),
    }
    const pending = toPending(messages)
    await trx.raw(
      `insert into post_purchase_erasure
         (id, email_hash, email, actor_id, requested_at, completed_at)
       select ?, ?, case when x.is_done then null else ? end, ?, x.at,
              case when x.is_done then x.at end
       from (select clock_timestamp() as at, ?::boolean as is_done) x`,
      [request.id, email_hash, email, request.actor_id, pending === 0]
    )
    return { erased, stopped: messages.stopped, pending }
  })
}

/**
 * Another round of an erasure that waited for mails on their way out. It touches nothing that
 * came after the request: whoever orders again starts afresh.
 *
 * @returns null when another process has completed it
 */
export async function continueErasure(
  db: Knex,
  erasure: { id: string; email: string; email_hash: string }
): Promise<ErasureResult | null> {
  const person = { email: erasure.email, pseudonym: pseudonymOf(erasure.email_hash) }
  return withoutDeadlock(db, async (trx) => {
    await lockPeople(trx, [erasure.email])
    const { rows } = await trx.raw(
      `select id from post_purchase_erasure where id = ? and completed_at is null for update`,
      [erasure.id]
    )
    if (!rows.length) {
      return null
    }
    const contacts = await eraseLeftContact(trx, erasure.email, erasure.id)
    const messages = await eraseMessages(trx, person, erasure.id)
    const erased = {
      post_purchase_contact: contacts,
      post_purchase_message: messages.erased,
      post_purchase_hit: await eraseHits(trx, person.pseudonym),
      post_purchase_shipment_report: await eraseShipmentReports(trx, person.pseudonym),
      post_purchase_suppression: await eraseSuppressions(trx, erasure.email_hash),
      post_purchase_batch: await eraseBatches(trx, person),
    }
    const pending = toPending(messages)
    if (pending === 0) {
      await trx.raw(
        `update post_purchase_erasure
         set email = null, completed_at = now(), updated_at = now()
         where id = ?`,
        [erasure.id]
      )
    }
    return { erased, stopped: messages.stopped, pending }
  })
}

/**
 * Erasures that wait, the oldest first.
 *
 * @param after - the last one of the page before: what still waits is not read twice
 */
export async function readOpenErasures(
  db: Knex,
  after: string | null,
  limit: number
): Promise<{ id: string; email: string; email_hash: string }[]> {
  const { rows } = await db.raw(
    `select id, email, email_hash from post_purchase_erasure
     where completed_at is null and email is not null and id > ?
     order by id
     limit ?`,
    [after ?? "", limit]
  )
  return rows
}

/** What was interrupted while it was decided about may leave a trace that the next round finds. */
function toPending({ pending, interrupted }: ErasedMessages): number {
  return pending + interrupted
}

/**
 * Runs a transaction again that PostgreSQL ended to break a circle of waiting: events of a
 * provider arrive at any time and lock the same hits and messages in their own order.
 */
async function withoutDeadlock<Result>(
  db: Knex,
  work: (trx: Knex.Transaction) => Promise<Result>,
  attempts = 3
): Promise<Result> {
  try {
    return await db.transaction(work)
  } catch (error) {
    const isDeadlock = error instanceof Error && "code" in error && error.code === "40P01"
    if (isDeadlock && attempts > 1) {
      return withoutDeadlock(db, work, attempts - 1)
    }
    throw error
  }
}
