import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ProofReview, SocialProof } from "../social-proof"

/** An average of fewer says more about chance than about a product. */
const MIN_REVIEWS = 3
const MIN_ANSWERS = 10
const ANSWER_DAYS = 365
const SHOWN_REVIEWS = 2

type ProofRow = {
  key: string
  average: number | null
  count: number
  reviews: ProofReview[] | null
}

/**
 * What other buyers say of each request's products, by the request's key.
 *
 * Published versions alone, all of them: the newest two that say something are shown whatever
 * their stars, so that a mail is no selection of praise.
 */
export async function readSocialProof(
  db: Knex,
  requests: { key: string; product_ids: string[] }[]
): Promise<Map<string, SocialProof>> {
  if (!requests.length) {
    return new Map()
  }
  const [rows, promoters] = await Promise.all([
    readReviews(db, requests),
    readPromoters(db),
  ])
  return new Map(
    rows.map(({ key, average, count, reviews }) => [
      key,
      {
        rating: average === null || count < MIN_REVIEWS ? null : { average, count },
        // One voice alone would stand for all of them.
        reviews: count < MIN_REVIEWS ? [] : (reviews ?? []),
        promoters,
      },
    ])
  )
}

async function readReviews(
  db: Knex,
  requests: { key: string; product_ids: string[] }[]
): Promise<ProofRow[]> {
  const { rows } = await db.raw(
    `select x.key, stars.average, stars.count, shown.reviews
     from jsonb_to_recordset(?::jsonb) as x(key text, product_ids jsonb)
     cross join lateral (
       select avg(v.rating)::float8 as average, count(*)::int as count
       from post_purchase_review r
       join post_purchase_review_version v
         on v.review_id = r.id and v.version = r.published_version
       where r.published_version is not null
         and r.product_id in (select jsonb_array_elements_text(x.product_ids))) stars
     cross join lateral (
       select json_agg(json_build_object('rating', n.rating, 'title', n.title,
           'body', n.body, 'author', n.author, 'productTitle', n.product_title,
           'incentive', n.incentive) order by n.published_at desc, n.id desc) as reviews
       from (
         select r.id, r.published_at, r.product_title, r.incentive,
           v.rating, v.title, v.body, v.author
         from post_purchase_review r
         join post_purchase_review_version v
           on v.review_id = r.id and v.version = r.published_version
         where r.published_version is not null and v.body <> ''
           and r.product_id in (select jsonb_array_elements_text(x.product_ids))
         order by r.published_at desc, r.id desc
         limit ?) n) shown`,
    [JSON.stringify(requests), SHOWN_REVIEWS]
  )
  return rows
}

/** Those who gave a 9 or a 10, over the whole store; the same for every request. */
async function readPromoters(db: Knex): Promise<SocialProof["promoters"]> {
  const { rows } = await db.raw(
    `select count(*)::int as count, count(*) filter (where score >= 9)::int as promoters
     from post_purchase_survey_answer
     where survey = 'nps' and answered_at > now() - make_interval(days => ?)`,
    [ANSWER_DAYS]
  )
  const { count, promoters }: { count: number; promoters: number } = rows[0]
  return count < MIN_ANSWERS ? null : { share: promoters / count, count }
}
