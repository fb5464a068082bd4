import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What somebody should look at. */
export type LedgerHealth = {
  unknown: number
  failed: number
  /** Due more than five minutes ago. */
  overdue: number
  /** Messages that were refused again and again, by what was said last. */
  blocked: { messages: number; attempts: number; error: string }[]
}

/** Attempts after which what still waits is worth a look. */
const PATIENCE = 3

/** Counts what is stuck; each count reads a partial index that holds nothing else. */
export async function readHealth(db: Knex): Promise<LedgerHealth> {
  const [counts, blocked] = await Promise.all([
    db.raw(
      `select
         (select count(*)::int from post_purchase_message where state = 'unknown') as unknown,
         (select count(*)::int from post_purchase_message
           where state = 'failed' and settled_at > now() - interval '30 days') as failed,
         (select count(*)::int from post_purchase_message
           where state = 'scheduled' and send_at < now() - interval '5 minutes') as overdue`
    ),
    db.raw(
      `select sum(messages)::int as messages, max(attempts)::int as attempts, error
       from (
         select count(*) as messages, max(failures) as attempts, last_error as error
           from post_purchase_message
           where state = 'scheduled' and failures >= ? and failures > 0
             and last_error is not null
           group by last_error
         union all
         select size, attempt, last_error from post_purchase_batch
           where state = 'open' and attempt >= ? and last_error is not null
       ) waiting
       group by error
       order by messages desc, error
       limit 20`,
      [PATIENCE, PATIENCE]
    ),
  ])
  return { ...counts.rows[0], blocked: blocked.rows }
}
