import { createHmac } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import type { CreateOrderDTO } from "@medusajs/framework/types"
import type { TestStore } from "../../support/test-store"

const DAY_MS = 86_400_000

/** An order of an earlier day, as if an import had brought it: no event tells of it. */
export async function placePast(
  store: TestStore,
  placedAt: Date,
  order: Partial<CreateOrderDTO> & { email: string }
): Promise<string> {
  const created = await store.container.resolve(Modules.ORDER).createOrders({
    currency_code: "eur",
    locale: "en-GB",
    shipping_address: {
      first_name: "Mara",
      last_name: "Vogel",
      address_1: "Invalidenstraße 117",
      city: "Berlin",
      postal_code: "10115",
      country_code: "de",
    },
    items: [{ title: "Tea", quantity: 2, unit_price: 15 }],
    ...order,
  })
  await moveOrder(store, created.id, placedAt)
  return created.id
}

/** Says that an order was placed at another moment. */
export async function moveOrder(
  store: TestStore,
  orderId: string,
  placedAt: Date
): Promise<void> {
  await store.sql.query(`update "order" set created_at = $2 where id = $1`, [
    orderId,
    placedAt,
  ])
}

/** Cancels an order at an earlier moment. */
export async function cancelPast(
  store: TestStore,
  orderId: string,
  canceledAt: Date
): Promise<void> {
  await store.sql.query(
    `update "order" set status = 'canceled', canceled_at = $2 where id = $1`,
    [orderId, canceledAt]
  )
}

/** Moves all refunds of an order to an earlier moment. */
export async function moveRefunds(
  store: TestStore,
  orderId: string,
  at: Date
): Promise<void> {
  await store.sql.query(
    `update refund set created_at = $2 where payment_id in (
       select y.id from order_payment_collection k
       join payment y on y.payment_collection_id = k.payment_collection_id
       where k.order_id = $1)`,
    [orderId, at]
  )
}

/** What somebody said about tips at an earlier moment. */
export async function consentPast(
  store: TestStore,
  email: string,
  action: "granted" | "withdrawn",
  at: Date
): Promise<void> {
  await store.sql.query(
    `insert into post_purchase_consent (id, email, topic, action, source, occurred_at)
     values (gen_random_uuid()::text, $1, 'tips', $2, 'checkout', $3)`,
    [email, action, at]
  )
}

/** Puts an address on the store's list at an earlier moment. */
export async function suppressPast(
  store: TestStore,
  email: string,
  at: Date
): Promise<void> {
  const { rows } = await store.sql.query<{ secret: string }>(
    "select secret from post_purchase_signing_key where purpose = 'hash'"
  )
  const hash = createHmac("sha256", rows[0].secret).update(email).digest("hex")
  await store.sql.query(
    `insert into post_purchase_suppression (id, email_hash, email, reason, suppressed_at)
     values (gen_random_uuid()::text, $1, $2, 'manual', $3)`,
    [hash, email, at]
  )
}

/** Lets the plugin have been there before the orders, so that reconciliation takes them in. */
export async function installBefore(store: TestStore, moment: Date): Promise<void> {
  await store.sql.query(
    "update post_purchase_cursor set seen_until = $1 where id = 'installed'",
    [moment]
  )
}

/** A moment so many days ago. */
export const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS)

/**
 * A digest of every row of our tables but the jobs' cursors and the pace of sending, which the
 * store's own clockwork moves.
 */
export async function ledgerDigest(store: TestStore): Promise<Record<string, string>> {
  const { rows: tables } = await store.sql.query<{ name: string }>(
    `select tablename as name from pg_tables
     where schemaname = 'public' and tablename like 'post\\_purchase\\_%'
       and tablename not in ('post_purchase_cursor', 'post_purchase_pace')
     order by 1`
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await store.sql.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')
         as digest from "${name}" t`
    )
    digests[name] = rows[0].digest
  }
  return digests
}
