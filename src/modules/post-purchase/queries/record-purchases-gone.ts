import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Forgets purchases whose orders are gone. */
export async function forgetPurchases(db: Knex, ids: string[]): Promise<void> {
  await db.raw(`delete from post_purchase_purchase where id = any(?)`, [ids])
}
