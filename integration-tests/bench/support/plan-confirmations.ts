import type { Client } from "@medusajs/framework/pg"

/** Plans one due order confirmation for each order, as the subscriber would have. */
export async function planConfirmations(sql: Client, orderIds: string[]): Promise<void> {
  await sql.query(
    `insert into post_purchase_message
       (id, dedupe_key, flow, step, purpose, subject, email, order_id, planned_at, send_at,
        expires_at, state)
     select 'ppmsg_' || o.id, 'order-confirmation/confirm/order:' || o.id,
            'order-confirmation', 'confirm', 'transactional', 'order:' || o.id, o.email, o.id,
            now(), now(), now() + interval '3 days', 'scheduled'
     from "order" o where o.id = any($1)`,
    [orderIds]
  )
  await sql.query("analyze post_purchase_message")
}
