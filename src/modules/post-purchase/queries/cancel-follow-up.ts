import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { FOLLOW_UP_MESSAGE_KEY } from "./list-follow-ups"

/**
 * Takes back a message that was written by hand and is not due yet.
 *
 * The race: it becomes due at this moment. Both the claim and this lock the row and ask for
 * the state `scheduled`; whoever comes second finds it changed and does nothing.
 *
 * @returns false when it is not scheduled (any more)
 */
export async function cancelFollowUp(db: Knex, id: string): Promise<boolean> {
  const { rowCount } = await db.raw(
    `update post_purchase_message m
     set state = 'canceled', settled_at = now(), updated_at = now()
     from post_purchase_follow_up f
     where f.id = ? and m.dedupe_key = ${FOLLOW_UP_MESSAGE_KEY} and m.state = 'scheduled'`,
    [id]
  )
  return rowCount === 1
}
