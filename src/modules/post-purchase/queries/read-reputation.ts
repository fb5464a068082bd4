import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** How marketing mail was received. The rate is `complaints / delivered`; none before anything was delivered. */
export type Reputation = { complaints: number; delivered: number }

/**
 * Counts the marketing mails of the last days, and those of them that were reported as spam.
 *
 * Both counts are of the same mails, by the moment they were sent, so the rate is never above
 * one: late complaints about mail from before a pause cannot begin the next one. For the same
 * reason only mails sent since the last pause ended are counted.
 *
 * A mail counts as delivered when the provider said so, when somebody complained about it, or
 * when it left before that provider's first report within these days: a provider that reports
 * no deliveries (or did not until its webhook was set up) would else have a rate of nothing.
 */
export async function readReputation(
  db: Knex,
  { days }: { days: number }
): Promise<Reputation> {
  const { rows } = await db.raw(
    `with since as materialized (
       select greatest(now() - ? * interval '1 day',
                       (select max(ended_at) from post_purchase_pause)) as at
     ),
     complained as materialized (
       -- A day earlier, since that moment is of the provider's clock.
       select distinct h.message_id as id from post_purchase_hit h, since
       where h.kind = 'complaint' and h.message_id is not null and h.occurred_at >= since.at - interval '1 day'
     ),
     mail as materialized (
       select m.id, m.provider, m.sent_at, m.delivered_at
       from post_purchase_message m, since
       where m.purpose = 'marketing' and m.sent_at >= since.at
     ),
     reporting as materialized (
       select provider, min(delivered_at) as first_at from mail group by provider
     )
     select count(*) filter (where c.id is not null)::int as complaints,
            count(*) filter (where c.id is not null or mail.delivered_at is not null
              or r.first_at is null or mail.sent_at < r.first_at)::int as delivered
     from mail
     left join reporting r on r.provider is not distinct from mail.provider
     left join complained c on c.id = mail.id`,
    [days]
  )
  return rows[0]
}
