import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What attribution goes by. */
export type AttributionSettings = {
  /** Days, of 24 hours each, in which a click counts for an order. */
  window_days: number
  /** Lower case; null takes each order's own currency. */
  base_currency: string | null
  /** What one unit of a currency, lower case, is worth in the base currency. */
  exchange_rates: Record<string, number>
}

/**
 * What each of some orders should be credited to: `winner`, a row an order, and none for an
 * order that no message has earned.
 *
 * A click counts that a person made in a message to the same address, not later than the order
 * and not earlier than the window before it. The last one wins. A hit's row may stand for
 * several visits within a minute: its last moment counts when that was before the order, else
 * its first. A day of the window has 24 hours, also when the clocks change. A message about the
 * order itself is left out; it can only be older where an import says so.
 *
 * Purchase and messages of an erased person meet under the same pseudonym. Where that was
 * broken, the order keeps the credit it had: nothing can be computed from what is gone.
 */
export const WINNER = `
input as (
  select ?::text[] as ids, ?::int as window_days, lower(?::text) as base, ?::jsonb as rates),
earned as materialized (
  select p.id, p.currency_code, p.net, p.placed_at, c.*, i.window_days
  from input i
  join post_purchase_purchase p on p.id = any(i.ids)
  cross join lateral (
    select m.id as message_id, h.id as hit_id, m.flow, m.step, m.sales_channel_id, k.clicked_at
    from post_purchase_message m
    join post_purchase_hit h on h.message_id = m.id
    cross join lateral (
      select case when h.last_at <= p.placed_at then h.last_at else h.occurred_at end
        as clicked_at) k
    where m.email = p.email and m.order_id is distinct from p.id
      and h.kind = 'click' and h.label = 'human'
      and h.occurred_at <= p.placed_at
      -- Says nothing new, since a row spans a minute, but is a bound of the index.
      and h.occurred_at >= p.placed_at - i.window_days * interval '24 hours' - interval '1 hour'
      and k.clicked_at >= p.placed_at - i.window_days * interval '24 hours'
    order by k.clicked_at desc, h.id desc
    limit 1) c),
kept as (
  select c.id, p.currency_code, p.net, p.placed_at, c.message_id, c.hit_id, c.flow, c.step,
         c.sales_channel_id, c.clicked_at, c.window_days
  from input i
  join post_purchase_conversion c on c.id = any(i.ids)
  join post_purchase_purchase p on p.id = c.id and p.erased_at is not null
  where not exists (select 1 from earned e where e.id = c.id)
    and not exists (select 1 from post_purchase_message m
                    where m.id = c.message_id and m.email = p.email)),
winner as materialized (
  select w.id, w.message_id, w.hit_id, w.flow, w.step, w.sales_channel_id, w.clicked_at,
         w.placed_at as ordered_at, w.window_days, w.currency_code, w.net as revenue,
         coalesce(i.base, w.currency_code) as base_currency_code,
         trim_scale(w.net * case when w.currency_code = coalesce(i.base, w.currency_code)
                            then 1 else (i.rates ->> w.currency_code)::numeric end)
           as base_revenue
  from (select * from earned union all select * from kept) w, input i)`

/** What `WINNER` is bound to. */
export function bindWinner(
  ids: string[],
  { window_days, base_currency, exchange_rates }: AttributionSettings
): (string[] | number | string | null)[] {
  return [ids, window_days, base_currency, JSON.stringify(exchange_rates)]
}

/**
 * Orders whose conversion is missing, or is not what it should be. Reads only: of the many
 * orders that are looked at again and again nearly all are right already.
 */
export async function findWrongConversions(
  db: Knex,
  ids: string[],
  settings: AttributionSettings
): Promise<string[]> {
  const { rows } = await db.raw(
    `with ${WINNER}
     select coalesce(w.id, c.id) as id
     from winner w
     full join (select c.* from post_purchase_conversion c, input i where c.id = any(i.ids)) c
       on c.id = w.id
     where (w.id, w.message_id, w.hit_id, w.flow, w.step, w.sales_channel_id, w.clicked_at,
            w.ordered_at, w.window_days, w.currency_code, w.revenue, w.base_currency_code,
            w.base_revenue)
           is distinct from
           (c.id, c.message_id, c.hit_id, c.flow, c.step, c.sales_channel_id, c.clicked_at,
            c.ordered_at, c.window_days, c.currency_code, c.revenue, c.base_currency_code,
            c.base_revenue)`,
    bindWinner(ids, settings)
  )
  return rows.map(({ id }: { id: string }) => id)
}
