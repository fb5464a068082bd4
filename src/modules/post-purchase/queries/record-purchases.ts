import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** An order as it was read. Amounts are decimals as text, in the order's currency: no float comes near them. */
export type PurchaseReading = {
  id: string
  /** Normalised; null when the order has none that can be one. */
  email: string | null
  /** The hash under which an erasure would know the address. */
  email_hash: string | null
  /** What stands in the address's place once it is erased. */
  pseudonym: string | null
  customer_id: string | null
  sales_channel_id: string | null
  country_code: string | null
  placed_at: Date
  canceled_at: Date | null
  currency_code: string
  /** The order's total as it is now. */
  total: string
  /** By how much credit lines written after the order was placed have lowered that total. */
  credited: string
  /** All that was ever captured. */
  paid: string
  /** All that was paid back. */
  refunded: string
  /** The database's clock when it was read, ISO 8601. */
  read_at: string
}

/** Far below any currency's smallest unit; what Medusa's arithmetic leaves is 1e-20. */
const DECIMALS = 10

/**
 * What the store keeps of an order.
 *
 * A refund lowers the total already where Medusa wrote a credit line for it, where goods came
 * back and where the order was edited, and does not where the money went back past the order,
 * or before Medusa wrote such lines. So refunds are taken from what the order was worth before
 * its credit lines, or from what was paid when goods have left it since, and the result is
 * never more than the order is worth now. An order that is not paid yet, or in part, counts in full.
 */
const NET = `case when x.canceled_at is not null then 0
  else greatest(0, least(x.total, greatest(x.total + x.credited, x.paid) - x.refunded)) end`

/**
 * Records orders as purchases, or what has changed about them.
 *
 * The races. Two processes read one order, and the one that read before a refund writes last:
 * `updated_at` is the moment of the reading, and an older reading changes nothing. A person is
 * erased between the reading and the writing: the pseudonym stays, and an order from before the
 * erasure that was never recorded is written under it at once. Rows are written in the order of their ids,
 * so that two processes with the same orders do not wait for each other in a circle.
 *
 * @returns ids of the orders that are new or changed
 */
export async function recordPurchases(
  db: Knex,
  readings: PurchaseReading[]
): Promise<string[]> {
  if (!readings.length) {
    return []
  }
  const { rows } = await db.raw(
    `insert into post_purchase_purchase as p
       (id, email, customer_id, sales_channel_id, country_code, placed_at, canceled_at,
        currency_code, total, refunded, net, erased_at, updated_at)
     select x.id,
            case when e.requested_at is null then x.email else x.pseudonym end,
            case when e.requested_at is null then x.customer_id end,
            x.sales_channel_id, x.country_code, x.placed_at, x.canceled_at, x.currency_code,
            trim_scale(round(x.total, ${DECIMALS})),
            trim_scale(round(x.refunded, ${DECIMALS})),
            trim_scale(round(${NET}, ${DECIMALS})),
            e.requested_at, x.read_at
     from jsonb_to_recordset(?::jsonb) as x(
       id text, email text, email_hash text, pseudonym text, customer_id text,
       sales_channel_id text, country_code text, placed_at timestamptz,
       canceled_at timestamptz, currency_code text, total numeric, credited numeric,
       paid numeric, refunded numeric, read_at timestamptz)
     left join lateral (
       select max(requested_at) as requested_at from post_purchase_erasure
       where email_hash = x.email_hash and requested_at >= x.placed_at) e on true
     order by x.id
     on conflict (id) do update
       set email = case when p.erased_at is null then excluded.email else p.email end,
           customer_id =
             case when p.erased_at is null then excluded.customer_id else p.customer_id end,
           erased_at = coalesce(p.erased_at, excluded.erased_at),
           sales_channel_id = excluded.sales_channel_id,
           country_code = excluded.country_code, placed_at = excluded.placed_at,
           canceled_at = excluded.canceled_at, currency_code = excluded.currency_code,
           total = excluded.total, refunded = excluded.refunded, net = excluded.net,
           updated_at = excluded.updated_at
       where p.updated_at <= excluded.updated_at
         and ((p.sales_channel_id, p.country_code, p.placed_at, p.canceled_at,
               p.currency_code, p.total, p.refunded, p.net)
              is distinct from
              (excluded.sales_channel_id, excluded.country_code, excluded.placed_at,
               excluded.canceled_at, excluded.currency_code, excluded.total,
               excluded.refunded, excluded.net)
              or (p.erased_at is null and (p.email, p.customer_id)
                  is distinct from (excluded.email, excluded.customer_id)))
     returning id`,
    [JSON.stringify(readings)]
  )
  return rows.map(({ id }: { id: string }) => id)
}
