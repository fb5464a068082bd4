import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type StoreSettingsInput, overlaySettings } from "../settings"

/**
 * Lays a change over the stored settings. The row is locked while it is merged, so that two
 * admins who save different fields at once both keep theirs.
 */
export async function saveStoreSettings(
  db: Knex,
  id: string,
  change: StoreSettingsInput
): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.raw(
      `insert into post_purchase_setting (id, value) values (?, '{}') on conflict (id) do nothing`,
      [id]
    )
    const { rows } = await trx.raw(
      `select value from post_purchase_setting where id = ? for update`,
      [id]
    )
    await trx.raw(
      `update post_purchase_setting set value = ?::jsonb, updated_at = now() where id = ?`,
      [JSON.stringify(overlaySettings<StoreSettingsInput>(rows[0].value, change)), id]
    )
  })
}
