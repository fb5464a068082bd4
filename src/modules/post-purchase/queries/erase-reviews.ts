import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What an erasure did to a person's reviews. */
export type ErasedReviews = {
  reviews: number
  versions: number
  /** The File Module's ids of photos that nothing names any more. */
  photos: string[]
}

/**
 * Takes the person and all words from their reviews. The stars of a published one stay, as an
 * anonymous number among a product's others: they say nothing about anybody, and taking them
 * would change what the store says of the product. What waits for a decision is nobody's wish
 * any more; it cannot be published.
 *
 * Call it after the messages were erased: a submission by link that came before them is here.
 */
export async function eraseReviews(
  trx: Knex.Transaction,
  { email, pseudonym }: { email: string; pseudonym: string }
): Promise<ErasedReviews> {
  const { rows: mine }: { rows: { id: string }[] } = await trx.raw(
    `update post_purchase_review
     set email = ?, customer_id = null, rejection_note = null,
         state = case when published_version is null then state else 'published' end, response = null,
         responded_at = null, responded_by = null, erased_at = now(), updated_at = now()
     where email = ?
     returning id`,
    [pseudonym, email]
  )
  const ids = mine.map(({ id }) => id)
  const photos = await readPhotosOf(trx, ids)
  const { rowCount: versions } = await trx.raw(
    `update post_purchase_review_version
     set title = null, body = null, author = null, locale = null, photos = '[]',
         rejection_note = null, fingerprint = 'erased:' || id, updated_at = now()
     where review_id = any(?)`,
    [ids]
  )
  return { reviews: ids.length, versions, photos }
}

/** The File Module's ids of all photos that a person ever sent. */
export async function readReviewPhotos(db: Knex, email: string): Promise<string[]> {
  const { rows }: { rows: { id: string }[] } = await db.raw(
    `select id from post_purchase_review where email = ?`,
    [email]
  )
  return readPhotosOf(
    db,
    rows.map(({ id }) => id)
  )
}

async function readPhotosOf(db: Knex, reviewIds: string[]): Promise<string[]> {
  const { rows }: { rows: { id: string }[] } = await db.raw(
    `select distinct p ->> 'id' as id
     from post_purchase_review_version v, jsonb_array_elements(v.photos) p
     where v.review_id = any(?) and p ->> 'id' is not null
     order by 1`,
    [reviewIds]
  )
  return rows.map(({ id }) => id)
}
