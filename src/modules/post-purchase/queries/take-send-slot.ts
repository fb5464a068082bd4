import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Takes the next free moment for a request at a provider account, for all processes of the
 * store together (generic cell rate algorithm, one row an account).
 *
 * Evenly spaced slots, not a count per second: whatever window the provider counts in, it
 * never sees more than its limit.
 *
 * @param perSecond - the configured rate; it only seeds the row, which then holds what the provider said
 * @returns milliseconds to wait before the request, and the rate in force
 */
export async function takeSendSlot(
  db: Knex,
  account: string,
  perSecond: number
): Promise<{ waitMs: number; perSecond: number }> {
  const { rows } = await db.raw(
    `insert into post_purchase_pace as p (id, per_second, next_at)
     values (?, ?, clock_timestamp() + interval '1 second' / ?)
     on conflict (id) do update
       set next_at = greatest(p.next_at, clock_timestamp()) + interval '1 second' / p.per_second,
           updated_at = now()
     returning p.per_second, extract(epoch from
       (p.next_at - interval '1 second' / p.per_second - clock_timestamp())) * 1000 as wait_ms`,
    [account, perSecond, perSecond]
  )
  return {
    waitMs: Math.max(0, Number(rows[0].wait_ms)),
    perSecond: Number(rows[0].per_second),
  }
}
