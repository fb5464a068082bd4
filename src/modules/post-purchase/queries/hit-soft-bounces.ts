import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * How many mails to an address bounced softly within so many days, at the worst; counted
 * since such a suppression was last lifted. Whatever order the bounces arrive in, the number
 * is the same.
 *
 * The race: two bounces of one address in two transactions, of which neither sees the other.
 * The lock is a statement of its own: the count after it sees what was committed while it
 * waited. Keys are taken in their own order.
 *
 * @param trx - the transaction that wrote the bounces
 * @returns the number by e-mail; an address without one is not in it
 */
export async function countSoftBounces(
  trx: Knex,
  people: { email: string; email_hash: string }[],
  days: number
): Promise<Map<string, number>> {
  if (!people.length) {
    return new Map()
  }
  await trx.raw(
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended('post-purchase-bounces:' || email, 0) as key
       from unnest(?::text[]) as people(email)
       order by key
       offset 0) as keys`,
    [people.map(({ email }) => email)]
  )
  const { rows } = await trx.raw(
    `with people as (
       select distinct email, email_hash
       from jsonb_to_recordset(?::jsonb) as x(email text, email_hash text)
     ),
     -- A mail that is tried again and bounces again is one.
     bounced as (
       select p.email, h.message_id, min(h.occurred_at) as at
       from people p
       join post_purchase_message m on m.email = p.email
       join post_purchase_hit h on h.message_id = m.id and h.kind = 'bounce'
         and lower(coalesce(h.payload #>> '{data,bounce,type}', '')) <> 'permanent'
       where h.occurred_at > coalesce(
         (select max(s.lifted_at) from post_purchase_suppression s
          where s.email_hash = p.email_hash and s.reason = 'soft-bounces'), '-infinity')
       group by p.email, h.message_id
     ),
     counted as (
       select email, count(*) over (
         partition by email order by at
         range between make_interval(days => ?::int) preceding and current row) as bounces
       from bounced
     )
     select email, max(bounces)::int as bounces from counted group by email`,
    [JSON.stringify(people), days]
  )
  return new Map(
    rows.map(({ email, bounces }: { email: string; bounces: number }) => [email, bounces])
  )
}
