import type { MedusaContainer } from "@medusajs/framework/types"
import { advanceCursor, readCursor } from "../../../modules/post-purchase/queries/cursor"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { type ChangedOrder, findChangedOrders } from "../facts/find-orders"
import { recordAndAttribute } from "./record-and-attribute"

/** Ids that one reading of the store's tables gives. */
const FOUND = 10_000
/** Orders that are recorded in one statement. */
export const RECORDED = 500

/** How far and how long the changes of orders are followed. */
export type FollowInput = {
  /** The cursor's name. */
  cursor: string
  /** Begins so long before where it stopped. */
  overlapMs: number
  until: Date
  /** Epoch milliseconds. */
  deadline: number
}

/**
 * Records the orders that were changed since the cursor's moment, oldest change first.
 *
 * The cursor moves only over what is recorded. When the time is over it stops, but never
 * before it has come further than the cursor was: however many orders were changed in one moment, the next run does
 * not begin with the same ones and stop at the same place.
 *
 * @returns how many purchases are new or changed, and whether everything was seen
 */
export async function followChanges(
  container: MedusaContainer,
  { cursor, overlapMs, until, deadline }: FollowInput
): Promise<{ recorded: number; isComplete: boolean }> {
  const db = resolveConnection(container)
  const seenUntil = await readCursor(db, cursor)
  let recorded = 0
  let last: ChangedOrder = {
    id: "",
    changed_at: new Date(seenUntil.getTime() - overlapMs).toISOString(),
  }
  let page: ChangedOrder[]
  do {
    page = await findChangedOrders(container, last, until, FOUND)
    for (let start = 0; start < page.length; start += RECORDED) {
      const part = page.slice(start, start + RECORDED)
      recorded += await recordAndAttribute(
        container,
        part.map(({ id }) => id)
      )
      last = part[part.length - 1]
      const reached = new Date(last.changed_at)
      if (Date.now() > deadline && reached > seenUntil) {
        await advanceCursor(db, cursor, reached)
        return { recorded, isComplete: false }
      }
    }
  } while (page.length === FOUND)
  await advanceCursor(db, cursor, until)
  return { recorded, isComplete: true }
}
