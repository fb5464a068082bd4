import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Milliseconds until the next message or batch is due, 0 when one is due now; null when nothing waits. */
export async function nextDue(db: Knex): Promise<number | null> {
  const { rows } = await db.raw(
    `select extract(epoch from (least(
        (select send_at from post_purchase_message
          where state = 'scheduled' order by send_at, id limit 1),
        (select greatest(next_attempt_at, claimed_until) from post_purchase_batch
          where state = 'open' order by next_attempt_at limit 1)
      ) - now())) * 1000 as wait_ms`
  )
  const wait = rows[0]?.wait_ms
  return wait === null || wait === undefined ? null : Math.max(0, Number(wait))
}
