import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A batch that somebody sealed and nobody settled. */
export type OpenBatch = {
  id: string
  provider: string
  idempotency_key: string
  fence: number
  attempt: number
  /** First attempt under this key whose outcome nobody knows. */
  open_since: Date | null
  /** True when the provider may have forgotten the key since that attempt. */
  key_expired: boolean
  /** True when nobody came for it for a minute after its time: its owner died, or all did. */
  is_stale: boolean
}

/**
 * Takes over one batch whose owner died or whose next attempt has come.
 *
 * @param keyWindowSeconds - how long the provider is trusted to remember a key
 */
export async function claimOpenBatch(
  db: Knex,
  leaseSeconds: number,
  keyWindowSeconds: number
): Promise<OpenBatch | null> {
  const { rows } = await db.raw(
    `with ready as materialized (
       select id from post_purchase_batch
       where state = 'open' and next_attempt_at <= now() and claimed_until <= now()
       order by next_attempt_at, id
       limit 1
       for update skip locked
     ),
     token as materialized (select nextval('post_purchase_fence') as fence)
     update post_purchase_batch b
     set fence = token.fence, claimed_until = now() + ? * interval '1 second',
         updated_at = now()
     from ready, token
     where b.id = ready.id
     returning b.id, b.provider, b.idempotency_key, b.fence, b.attempt, b.open_since,
       coalesce(b.open_since < now() - ? * interval '1 second', false) as key_expired,
       b.next_attempt_at < now() - interval '60 seconds' as is_stale`,
    [leaseSeconds, keyWindowSeconds]
  )
  return rows[0] ?? null
}
