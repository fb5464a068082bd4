import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { RejectionReason } from "../constants"
import { restoreReview } from "./review-take-back"

/** What an admin says of a version. */
export type ReviewDecision = {
  id: string
  /** The version that was read. */
  version: number
  /** Null publishes it. */
  rejection: { reason: RejectionReason; note: string | null; withdraw: boolean } | null
  /** Admin user. */
  actor_id: string | null
}

/** What became of a decision. */
export type DecidedReview =
  /** `before`: the rows as JSON, for {@link takeBackDecision}. */
  | { outcome: "decided"; before: { review: string; version: string } }
  /** It stood so already. */
  | { outcome: "known" }
  | { outcome: "missing" }
  /** There is a newer version. */
  | { outcome: "outdated"; latest: number }
  | { outcome: "erased" }

type Found = {
  latest: number
  is_erased: boolean
  is_same: boolean
  review: string
  version: string
}

/**
 * Publishes or rejects the latest version of a review.
 *
 * The race: an admin decides about what the person edits at that moment. Both lock the review's
 * row, and a decision names the version that was read, so nothing is published unread.
 *
 * Rejecting a version takes it from the public when it was public; an earlier version that is
 * public stays unless `withdraw` says otherwise.
 */
export async function decideReview(
  db: Knex,
  decision: ReviewDecision
): Promise<DecidedReview> {
  return db.transaction(async (trx) => {
    const found = await lockVersion(trx, decision)
    if (!found) {
      return { outcome: "missing" }
    }
    if (found.latest !== decision.version) {
      return { outcome: "outdated", latest: found.latest }
    }
    if (found.is_erased) {
      return { outcome: "erased" }
    }
    if (found.is_same) {
      return { outcome: "known" }
    }
    await writeDecision(trx, decision)
    return {
      outcome: "decided",
      before: { review: found.review, version: found.version },
    }
  })
}

/** Writes back what stood before a decision, unless something else was written since. */
export async function takeBackDecision(
  db: Knex,
  { id, version }: { id: string; version: number },
  before: { review: string; version: string }
): Promise<void> {
  await db.transaction(async (trx) => {
    const { rows } = await trx.raw(
      `select id from post_purchase_review where id = ? and version = ? for update`,
      [id, version]
    )
    if (!rows.length) {
      return
    }
    await restoreReview(trx, before.review)
    await trx.raw(
      `update post_purchase_review_version v
       set state = b.state, rejection_reason = b.rejection_reason,
           rejection_note = b.rejection_note, decided_at = b.decided_at,
           decided_by = b.decided_by, updated_at = now()
       from jsonb_populate_record(null::post_purchase_review_version, ?::jsonb) b
       where v.id = b.id`,
      [before.version]
    )
  })
}

async function lockVersion(
  trx: Knex.Transaction,
  { id, version, rejection }: ReviewDecision
): Promise<Found | undefined> {
  const { rows: held } = await trx.raw(
    `select id from post_purchase_review where id = ? for update`,
    [id]
  )
  if (!held.length) {
    return undefined
  }
  // A statement of its own: it sees what was committed while the lock was waited for.
  const { rows } = await trx.raw(
    `select r.version as latest, r.erased_at is not null as is_erased,
       case when ? then r.state = 'published'
            else r.state = 'rejected' and r.rejection_reason = ?
              and r.rejection_note is not distinct from ?
              and (not ? or r.published_version is null) end as is_same,
       to_jsonb(r)::text as review, to_jsonb(v)::text as version
     from post_purchase_review r
     join post_purchase_review_version v on v.review_id = r.id and v.version = r.version
     where r.id = ?`,
    [
      rejection === null,
      rejection?.reason ?? null,
      rejection?.note ?? null,
      rejection?.withdraw ?? false,
      id,
    ]
  )
  const found: Found = rows[0]
  return found.latest === version ? found : { ...found, is_same: false }
}

async function writeDecision(
  trx: Knex.Transaction,
  { id, version, rejection, actor_id }: ReviewDecision
): Promise<void> {
  const state = rejection ? "rejected" : "published"
  const decided = [state, rejection?.reason ?? null, rejection?.note ?? null, actor_id]
  await trx.raw(
    `update post_purchase_review_version
     set state = ?, rejection_reason = ?, rejection_note = ?, decided_by = ?,
         decided_at = now(), updated_at = now()
     where review_id = ? and version = ?`,
    [...decided, id, version]
  )
  await trx.raw(
    `update post_purchase_review r
     set state = ?, rejection_reason = ?, rejection_note = ?, decided_by = ?,
         decided_at = now(), published_version = x.published,
         -- An edit of what is public keeps its place among the others.
         published_at = case when x.published is null then null
                             else coalesce(r.published_at, now()) end,
         updated_at = now()
     from (select id, case when ? then version
             when ? or published_version = version then null
             else published_version end as published
           from post_purchase_review where id = ?) x
     where r.id = x.id`,
    [...decided, rejection === null, rejection?.withdraw ?? false, id]
  )
}
