import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { pseudonymOf } from "../pseudonym"
import { lockPeople } from "./consents-lock"
import { eraseFollowUps, eraseLateAnswers, eraseSurveyAnswers } from "./erase-answers"
import { eraseBatches } from "./erase-batches"
import { eraseConsents, eraseContact, eraseLeftContact } from "./erase-contact"
import { eraseHits, eraseStrayHits, lockHits } from "./erase-hits"
import { type ErasedMessages, eraseMessages } from "./erase-messages"
import { erasePurchases, eraseShipmentReports } from "./erase-orders"
import { eraseReviews } from "./erase-reviews"
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
  /** The File Module's ids of photos that nothing names any more: their files are to be deleted. */
  photos: string[]
}

/**
 * Erases a person from every table of the ledger, in one transaction.
 *
 * Repeating it is safe; each request is a row. Two at once for one person come one after the
 * other, and after whoever is just recording what that person says: all take the person's lock.
 * Rows are locked in the one order of all that writes about people: hits, the person, the
 * contact, messages, reviews, suppressions.
 */
export async function erasePerson(
  db: Knex,
  request: ErasureRequest
): Promise<ErasureResult> {
  const { email, email_hash } = request
  const person = { email, pseudonym: pseudonymOf(email_hash) }
  const strays = await eraseStrayHits(db, email)
  return givingWay(db, async (trx) => {
    await lockHits(trx, email)
    await lockPeople(trx, [email])
    const contacts = await eraseContact(trx, email)
    const messages = await eraseMessages(trx, person, null)
    const { reviews, versions, photos } = await eraseReviews(trx, person)
    const hits = await eraseHits(trx, person.pseudonym)
    const purchases = await erasePurchases(trx, person)
    const reports = await eraseShipmentReports(trx, person.pseudonym)
    const answers = await eraseSurveyAnswers(trx, person)
    const followUps = await eraseFollowUps(trx, person)
    const kept = { id: request.suppression_id, email_hash }
    const suppressions =
      (await keepRefusal(trx, kept, email)) + (await eraseSuppressions(trx, email_hash))
    const said = await eraseConsents(trx, email, request.cart_ids)
    const erased = {
      post_purchase_contact: contacts,
      post_purchase_consent: said.consents,
      post_purchase_consent_capture: said.captures,
      post_purchase_message: messages.erased,
      post_purchase_hit: strays + hits,
      post_purchase_purchase: purchases,
      post_purchase_shipment_report: reports,
      post_purchase_review: reviews,
      post_purchase_review_version: versions,
      post_purchase_survey_answer: answers,
      post_purchase_follow_up: followUps,
      post_purchase_suppression: suppressions,
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
    return { erased, stopped: messages.stopped, pending, photos }
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
  return givingWay(db, async (trx) => {
    await lockHits(trx, erasure.email)
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
      post_purchase_survey_answer: await eraseLateAnswers(trx, person),
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
    return { erased, stopped: messages.stopped, pending, photos: [] }
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

/** Below PostgreSQL's deadlock_timeout of one second. */
const LOCK_MS = 700
const ATTEMPTS = 10
/** A lock was not to be had, a deadlock. */
const GIVES_WAY: ReadonlySet<unknown> = new Set(["55P03", "40P01"])

/**
 * A transaction that gives way and begins anew. The dispatcher settles messages in the order of
 * its own batch, and a deadlock with it would end one of the two; it shall not be the dispatcher.
 */
async function givingWay<Result>(
  db: Knex,
  work: (trx: Knex.Transaction) => Promise<Result>,
  attempts = ATTEMPTS
): Promise<Result> {
  try {
    return await db.transaction(async (trx) => {
      await trx.raw(`set local lock_timeout = '${LOCK_MS}ms'`)
      return work(trx)
    })
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined
    if (attempts > 1 && GIVES_WAY.has(code)) {
      return givingWay(db, work, attempts - 1)
    }
    throw error
  }
}
