import type { MedusaContainer } from "@medusajs/framework/types"
import { attributeOrders } from "../../../modules/post-purchase/queries/attribute-orders"
import { advanceCursor, readCursor } from "../../../modules/post-purchase/queries/cursor"
import { forgetPurchases } from "../../../modules/post-purchase/queries/record-purchases-gone"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { findUnrecordedOrders, findVanishedPurchases } from "../facts/find-orders"
import { RECORDED, followChanges } from "./follow-changes"
import { readAttributionSettings } from "./read-attribution-settings"
import { recordAndAttribute } from "./record-and-attribute"

/** A job that takes long holds up the store's other jobs (medusa 14889). */
const RUN_MS = 20_000
/** What a slow clock or a commit of the last moment may have hidden. */
const OVERLAP_MS = 60_000
/** A transaction may commit this long after the moment that it wrote into its rows. */
const LATE_MS = 3600_000
/** A checkout is rolled back within minutes. */
const ROLLBACK_MS = 24 * 3600_000

/** Names of the cursors. */
export const PurchaseCursor = {
  BEFORE_INSTALLATION: "purchases:before-installation",
  CHANGES: "purchases:changes",
  LATE_CHANGES: "purchases:late-changes",
} as const

/** What one run did. */
export type ReconcileSummary = {
  /** Purchases that are new or changed. */
  recorded: number
  /** Purchases whose order is gone. */
  vanished: number
  /** Whether it left nothing for the next run. */
  is_complete: boolean
}

/**
 * Records what no event told of: orders whose money has changed (a refund whose event was
 * lost, an edit, a capture, an import), orders that are gone, and, once, all orders from before
 * the installation.
 *
 * Changes are followed twice, at once and an hour later: a transaction that was still open the
 * first time has written its moments by then. It stops after 20 seconds and goes on at the
 * next call. Any number may run at once; they only do the same work.
 */
export async function reconcilePurchases(
  container: MedusaContainer
): Promise<ReconcileSummary> {
  const now = Date.now()
  const deadline = now + RUN_MS
  const changes = await followChanges(container, {
    cursor: PurchaseCursor.CHANGES,
    overlapMs: OVERLAP_MS,
    until: new Date(now),
    deadline,
  })
  const late = await followChanges(container, {
    cursor: PurchaseCursor.LATE_CHANGES,
    overlapMs: 0,
    until: new Date(now - LATE_MS),
    deadline,
  })
  const vanished = await forgetVanished(container, new Date(now - ROLLBACK_MS))
  const older = await recordOlder(container, deadline)
  return {
    recorded: changes.recorded + late.recorded + older.recorded,
    vanished,
    is_complete: changes.isComplete && late.isComplete && older.isComplete,
  }
}

/** Orders from before the installation: who came back, and who has not for long. */
async function recordOlder(
  container: MedusaContainer,
  deadline: number
): Promise<{ recorded: number; isComplete: boolean }> {
  const db = resolveConnection(container)
  const cursor = PurchaseCursor.BEFORE_INSTALLATION
  const [installedAt, seenUntil] = await Promise.all([
    resolveLedger(container).installedAt(),
    readCursor(db, cursor),
  ])
  if (seenUntil > installedAt) {
    return { recorded: 0, isComplete: true }
  }
  let recorded = 0
  let ids: string[] = []
  do {
    if (Date.now() > deadline) {
      return { recorded, isComplete: false }
    }
    // Where it is begins again follows from what is recorded already.
    ids = await findUnrecordedOrders(container, installedAt, ids.at(-1) ?? "", RECORDED)
    recorded += await recordAndAttribute(container, ids)
  } while (ids.length === RECORDED)
  await advanceCursor(db, cursor, new Date(installedAt.getTime() + 1))
  return { recorded, isComplete: true }
}

async function forgetVanished(container: MedusaContainer, since: Date): Promise<number> {
  const db = resolveConnection(container)
  const orderIds = await findVanishedPurchases(db, since)
  if (orderIds.length) {
    await forgetPurchases(db, orderIds)
    await attributeOrders(db, { orderIds }, await readAttributionSettings(container))
  }
  return orderIds.length
}
