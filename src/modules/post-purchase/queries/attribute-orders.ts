import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import {
  type AttributionSettings,
  WINNER,
  bindWinner,
  findWrongConversions,
} from "./attribute-orders-differences"
import { type PurchasePage, readPurchasePage } from "./read-purchases"

export type { AttributionSettings } from "./attribute-orders-differences"

/** Which orders: those with these ids, or all that were placed since a moment; null is all there ever were. */
export type AttributionScope = { orderIds: string[] } | { since: Date | null }

/** How many conversions were written, and how many taken back. */
export type AttributionSummary = { credited: number; removed: number }

const PAGE = 1000

/**
 * Credits orders to the last message that a person clicked before them, each order once.
 *
 * What it writes follows from the purchases, messages, hits and settings of this moment alone:
 * any number may run at once, as often as they like, and leave the same. An order that lost its
 * click (its label has changed) loses its conversion. A cancelled order keeps it with a revenue
 * of 0: it was won by the message and then lost, which `canceled_at` of the purchase tells, so
 * that reports can say both how many orders a message brought and how many stayed.
 *
 * A changed window, rate or base currency holds for what is computed from then on. To have it
 * hold for all orders, run it with `{ since: null }`.
 */
export async function attributeOrders(
  db: Knex,
  scope: AttributionScope,
  settings: AttributionSettings
): Promise<AttributionSummary> {
  const summary: AttributionSummary = { credited: 0, removed: 0 }
  for await (const ids of "orderIds" in scope
    ? inPages(scope.orderIds)
    : placedSince(db, scope.since)) {
    const wrong = await findWrongConversions(db, ids, settings)
    const { credited, removed } = await correct(db, wrong, settings)
    summary.credited += credited
    summary.removed += removed
  }
  return summary
}

/**
 * Writes conversions as they should be.
 *
 * The race: a process that looked before a label or a refund was written would put its older
 * answer over a newer one. So the purchases are locked first, and what should be is computed
 * anew under the lock: under READ COMMITTED the second statement sees all that whoever held the
 * locks before has written. Everybody locks in the order of the ids.
 */
async function correct(
  db: Knex,
  ids: string[],
  settings: AttributionSettings
): Promise<AttributionSummary> {
  if (!ids.length) {
    return { credited: 0, removed: 0 }
  }
  return db.transaction(async (trx) => {
    await trx.raw(
      `select id from post_purchase_purchase where id = any(?) order by id
       for no key update`,
      [ids]
    )
    const { rows } = await trx.raw(
      `with ${WINNER},
       removed as (
         delete from post_purchase_conversion c using input i
         where c.id = any(i.ids) and not exists (select 1 from winner w where w.id = c.id)
         returning c.id),
       credited as (
         insert into post_purchase_conversion
           (id, message_id, hit_id, flow, step, sales_channel_id, clicked_at, ordered_at,
            window_days, currency_code, revenue, base_currency_code, base_revenue, computed_at)
         select id, message_id, hit_id, flow, step, sales_channel_id, clicked_at, ordered_at,
                window_days, currency_code, revenue, base_currency_code, base_revenue, now()
         from winner
         order by id
         on conflict (id) do update
           set message_id = excluded.message_id, hit_id = excluded.hit_id,
               flow = excluded.flow, step = excluded.step,
               sales_channel_id = excluded.sales_channel_id,
               clicked_at = excluded.clicked_at, ordered_at = excluded.ordered_at,
               window_days = excluded.window_days, currency_code = excluded.currency_code,
               revenue = excluded.revenue,
               base_currency_code = excluded.base_currency_code,
               base_revenue = excluded.base_revenue,
               computed_at = excluded.computed_at, updated_at = now()
         returning id)
       select (select count(*)::int from credited) as credited,
              (select count(*)::int from removed) as removed`,
      bindWinner(ids, settings)
    )
    return rows[0]
  })
}

function* inPages(ids: string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += PAGE) {
    yield ids.slice(start, start + PAGE)
  }
}

async function* placedSince(db: Knex, since: Date | null): AsyncGenerator<string[]> {
  let page: PurchasePage
  let after: PurchasePage["last"] = null
  do {
    page = await readPurchasePage(db, since, after, PAGE)
    if (page.ids.length) {
      yield page.ids
    }
    after = page.last
  } while (page.ids.length === PAGE)
}
