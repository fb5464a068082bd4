import type { MedusaContainer } from "@medusajs/framework/types"
import {
  recordHits,
  type NewHit,
} from "../../../modules/post-purchase/queries/record-hits"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import { announcePause } from "../effects/announce-pause"
import { applyEffects } from "../effects/apply-effects"
import type { HitEffect } from "../effects/hit-effect"
import { withShortLocks } from "./with-short-locks"

/** A hit to be written, and what follows the first time it is. */
export type HitEntry = {
  hit: NewHit
  /** What it means for the ledger. */
  effect?: HitEffect | null
  /** The day's counter that it is one more of. */
  counter?: NewHit | null
}

/**
 * Writes hits and carries out the effects of those that are new, all or nothing.
 *
 * @returns for each, whether this call was the first to see its key
 */
export async function writeHits(
  container: MedusaContainer,
  entries: HitEntry[]
): Promise<{ is_new: boolean }[]> {
  const db = resolveConnection(container)
  const hits = entries.map(({ hit }) => hit)
  if (!entries.some(({ effect, counter }) => effect ?? counter)) {
    return toResults(entries, await recordHits(db, hits))
  }
  const [{ reputation }, ring] = await Promise.all([
    resolveLedger(container).getSettings(),
    openKeyRing(db),
  ])
  const { recorded, pause } = await withShortLocks(db, async (trx) => {
    const recorded = await recordHits(trx, hits)
    const fresh = newKeys(recorded)
    // A key that stands twice in the list is one event.
    const news = entries.filter(({ hit }) => fresh.delete(hit.dedupe_key))
    await recordHits(
      trx,
      news.flatMap(({ counter }) => counter ?? [])
    )
    const effects = news.flatMap(({ effect }) => effect ?? [])
    return { recorded, pause: await applyEffects(trx, effects, { reputation, ring }) }
  })
  if (pause) {
    await announcePause(container, pause)
  }
  return toResults(entries, recorded)
}

/** Whether what one hit holds cannot be stored, so that the others can without it. */
export function isHitsFault(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : ""
  // 22: data exceptions, 23: constraints, 54: limits. JSON that is nested too deep for
  // PostgreSQL is too deep for JSON.stringify at times, which throws a RangeError.
  return /^(?:22|23|54)...$/.test(code) || error instanceof RangeError
}

type Recorded = Awaited<ReturnType<typeof recordHits>>

function newKeys(recorded: Recorded): Set<string> {
  return new Set(recorded.flatMap(({ dedupe_key, is_new }) => (is_new ? dedupe_key : [])))
}

function toResults(entries: HitEntry[], recorded: Recorded): { is_new: boolean }[] {
  const fresh = newKeys(recorded)
  return entries.map(({ hit }) => ({ is_new: fresh.delete(hit.dedupe_key) }))
}
