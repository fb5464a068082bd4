import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** An order, whose it is, and the moment as of which its person's purchases are asked. */
export type HistoryQuestion = {
  order_id: string
  /** Normalised. */
  email: string
  as_of: Date
}

/** What a person had bought, as of a moment; the order itself is left out of all of it. */
export type PurchaseHistory = {
  order_id: string
  /** Other orders, placed by then and not cancelled by then. */
  others: number
  /** Those of them that were placed before the order. */
  earlier: number
  /** The latest of them; null for none. */
  last_placed_at: Date | null
  /** What the store kept of all of them and of the order, in the base currency; null when a rate is missing. */
  spend: string | null
}

/**
 * Reads what people had bought as of a moment, for a whole batch in one statement.
 *
 * From purchases alone: those hold all orders there ever were once the job that records them
 * has run for the first time, and have the index by address that Medusa's own table lacks.
 *
 * What was cancelled after the moment counts with what it was worth before. A later refund
 * cannot be told from an earlier one here, so that it is taken off all the same.
 *
 * @param base_currency - null when the store has none, so that nothing can be added up
 */
export async function readPurchaseHistory(
  db: Knex,
  questions: HistoryQuestion[],
  rates: { base_currency: string | null; exchange_rates: Record<string, number> }
): Promise<PurchaseHistory[]> {
  if (!questions.length) {
    return []
  }
  const { rows } = await db.raw(
    `select x.order_id,
       (count(*) filter (where p.id <> x.order_id))::int as others,
       (count(*) filter (where p.id <> x.order_id
          and (p.placed_at, p.id) < (coalesce(own.placed_at, x.as_of), x.order_id)))::int
         as earlier,
       max(p.placed_at) filter (where p.id <> x.order_id) as last_placed_at,
       case when bool_and(p.id is null or w.rate is not null) then coalesce(sum(w.rate *
         case when p.canceled_at is null then p.net
              else greatest(0, p.total - p.refunded) end), 0) end::text as spend
     from jsonb_to_recordset(?::jsonb) as x(order_id text, email text, as_of timestamptz)
     left join post_purchase_purchase own on own.id = x.order_id
     left join post_purchase_purchase p on p.email = x.email and p.placed_at <= x.as_of
       and (p.canceled_at is null or p.canceled_at > x.as_of)
     cross join (select lower(?::text) as base, ?::jsonb as rates) i
     cross join lateral (
       select case when p.currency_code = i.base then 1
                   when i.base is not null then (i.rates ->> p.currency_code)::numeric
              end as rate) w
     group by x.order_id`,
    [JSON.stringify(questions), rates.base_currency, JSON.stringify(rates.exchange_rates)]
  )
  return rows
}
