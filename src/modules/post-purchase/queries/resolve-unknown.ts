import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Ends the `unknown` state of messages by what an admin found out at the provider, and gives
 * a `failed` one another chance.
 *
 * A message that was not accepted loses its batch, so it is rendered and handed over anew; it
 * has a day for that, however late the admin was. One whose person was erased meanwhile is not
 * sent again.
 */
export async function resolveUnknown(
  db: Knex,
  ids: string[],
  accepted: boolean
): Promise<string[]> {
  const { rows } = await db.raw(
    `update post_purchase_message
     set state = case when ? then 'sent' else 'scheduled' end,
         sent_at = case when ? then coalesce(sent_at, settled_at, now()) end,
         settled_at = case when ? then now() end,
         send_at = case when ? then send_at else now() end,
         batch_id = case when ? then batch_id end,
         batch_position = case when ? then batch_position end,
         failures = case when ? then failures else 0 end,
         expires_at = case when ? then expires_at
                           else greatest(expires_at, now() + interval '1 day') end,
         updated_at = now()
     where id = any(?) and (state = 'unknown' or (state = 'failed' and not ?))
       and (? or email is null or email not like 'erased:%')
     returning id`,
    [...Array<boolean>(8).fill(accepted), ids, accepted, accepted]
  )
  return rows.map((row: { id: string }) => row.id)
}
