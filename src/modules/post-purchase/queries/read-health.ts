import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What somebody should look at. */
export type LedgerHealth = {
  unknown: number
  failed: number
  /** Due more than five minutes ago. */
  overdue: number
  blocked: { batch_id: string; provider: string; attempts: number; error: string }[]
}

/** Attempts after which a batch that still waits is worth a look. */
const PATIENCE = 5

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
      `select id as batch_id, provider, attempt as attempts, last_error as error
       from post_purchase_batch
       where state = 'open' and attempt >= ? and last_error is not null
       order by next_attempt_at
       limit 20`,
      [PATIENCE]
    ),
  ])
  return { ...counts.rows[0], blocked: blocked.rows }
}
