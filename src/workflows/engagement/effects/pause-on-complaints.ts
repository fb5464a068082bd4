import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import {
  type PauseDetail,
  openPause,
} from "../../../modules/post-purchase/queries/pauses"
import { readReputation } from "../../../modules/post-purchase/queries/read-reputation"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

/** A pause that has just begun, and what led to it. */
export type BegunPause = { id: string } & PauseDetail

/**
 * Pauses all marketing when complaints are at or above the store's threshold.
 *
 * The race: two complaints in two transactions, of which neither counts the other. The lock is
 * a statement of its own, so the count after it sees what was committed while it waited.
 *
 * @returns the pause, when it was this call that began it
 */
export async function pauseOnComplaints(
  trx: Knex,
  { complaint_rate, complaint_days, complaint_minimum }: StoreSettings["reputation"]
): Promise<BegunPause | null> {
  await trx.raw(
    `select pg_advisory_xact_lock(hashtextextended('post-purchase-complaints', 0))`
  )
  const { complaints, delivered } = await readReputation(trx, { days: complaint_days })
  const isBad =
    complaints >= complaint_minimum &&
    delivered > 0 &&
    complaints / delivered >= complaint_rate
  if (!isBad) {
    return null
  }
  const pause = {
    id: generateEntityId(undefined, "pppau"),
    complaints,
    delivered,
    threshold: complaint_rate,
  }
  const isBegun = await openPause(trx, {
    id: pause.id,
    reason: "complaints",
    detail: { complaints, delivered, threshold: complaint_rate },
  })
  return isBegun ? pause : null
}
