import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** The store's answer as it stood before. */
export type ReviewResponseBefore = {
  response: string | null
  responded_at: Date | string | null
  responded_by: string | null
}

/**
 * Writes the store's public answer to a review, or takes it back. Of two at once the later one
 * stays. The same answer again changes nothing, not even its moment.
 *
 * @returns what stood before; null when there is no such review, or its person was erased
 */
export async function respondToReview(
  db: Knex,
  {
    id,
    response,
    actor_id,
  }: { id: string; response: string | null; actor_id: string | null }
): Promise<ReviewResponseBefore | null> {
  const { rows } = await db.raw(
    `with before as (
       select id, response, responded_at, responded_by from post_purchase_review
       where id = ? and erased_at is null for update
     ), written as (
       update post_purchase_review r
       set response = ?::text,
           responded_at = case when ?::text is null then null else now() end,
           responded_by = case when ?::text is null then null else ?::text end,
           updated_at = now()
       from before b
       where r.id = b.id and b.response is distinct from ?::text
     )
     select response, responded_at, responded_by from before`,
    [id, response, response, response, actor_id, response]
  )
  return rows[0] ?? null
}

/** Writes back what stood before. */
export async function restoreResponse(
  db: Knex,
  id: string,
  before: ReviewResponseBefore
): Promise<void> {
  await db.raw(
    `update post_purchase_review
     set response = ?, responded_at = ?::timestamptz, responded_by = ?, updated_at = now()
     where id = ? and erased_at is null`,
    [before.response, before.responded_at, before.responded_by, id]
  )
}
