import type { Client } from "@medusajs/framework/pg"

/** A column that gets a new value in each copy: the copy's own id, or one of another row of the same copy. */
type Clone = { table: string; filter: string; suffixed: string[]; overrides?: string }

const CLONES: Clone[] = [
  {
    table: "order_address",
    filter: `s.id in (select shipping_address_id from "order" where id = $1
               union select billing_address_id from "order" where id = $1)`,
    suffixed: ["id"],
  },
  {
    table: "order",
    filter: "s.id = $1",
    suffixed: ["id", "shipping_address_id", "billing_address_id"],
    overrides: `'display_id', nextval('order_display_id_seq'), 'custom_display_id', null,
                'email', 'customer' || n || '@example.com'`,
  },
  {
    table: "order_line_item",
    filter: "s.id in (select item_id from order_item where order_id = $1)",
    suffixed: ["id"],
  },
  {
    table: "order_line_item_tax_line",
    filter: "s.item_id in (select item_id from order_item where order_id = $1)",
    suffixed: ["id", "item_id"],
  },
  {
    table: "order_line_item_adjustment",
    filter: "s.item_id in (select item_id from order_item where order_id = $1)",
    suffixed: ["id", "item_id"],
  },
  {
    table: "order_item",
    filter: "s.order_id = $1",
    suffixed: ["id", "order_id", "item_id"],
  },
  {
    table: "order_shipping_method",
    filter: "s.id in (select shipping_method_id from order_shipping where order_id = $1)",
    suffixed: ["id"],
  },
  {
    table: "order_shipping_method_tax_line",
    filter:
      "s.shipping_method_id in (select shipping_method_id from order_shipping where order_id = $1)",
    suffixed: ["id", "shipping_method_id"],
  },
  {
    table: "order_shipping",
    filter: "s.order_id = $1",
    suffixed: ["id", "order_id", "shipping_method_id"],
  },
  { table: "order_summary", filter: "s.order_id = $1", suffixed: ["id", "order_id"] },
]

/**
 * Copies an order that was really placed, each copy with rows of its own in every table that
 * a mail reads. Placing ten thousand over HTTP would take an hour.
 *
 * @returns the ids of the copies
 */
export async function cloneOrder(
  sql: Client,
  orderId: string,
  copies: number
): Promise<string[]> {
  for (const { table, filter, suffixed, overrides } of CLONES) {
    const changes = suffixed.map((column) => `'${column}', s.${column} || '_' || n`)
    await sql.query(
      `insert into "${table}"
       select (jsonb_populate_record(null::"${table}", to_jsonb(s) || jsonb_build_object(
         ${[...changes, ...(overrides ? [overrides] : [])].join(", ")}))).*
       from "${table}" s cross join generate_series(1, $2::int) n
       where ${filter}`,
      [orderId, copies]
    )
  }
  await sql.query("analyze")
  return Array.from({ length: copies }, (_, index) => `${orderId}_${index + 1}`)
}
