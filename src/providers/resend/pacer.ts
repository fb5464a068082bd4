import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { adjustPace } from "../../modules/post-purchase/queries/adjust-pace"
import { takeSendSlot } from "../../modules/post-purchase/queries/take-send-slot"

/** Hands out moments at which a request may leave. */
export interface Pacer {
  /** Resolves when the next request may leave. */
  wait(): Promise<void>
  /** Takes over what the provider said: the rate it grants (null: nothing), a pause for everybody. */
  adjust(perSecond: number | null, pauseMs: number): Promise<void>
}

/** A little below the limit: evenly spaced requests meet on the way and arrive closer together. */
const SHARE_OF_LIMIT = 0.98

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

/** No limit: for a server of one's own, and for measuring. */
export const unlimited: Pacer = {
  wait: async () => undefined,
  adjust: async () => undefined,
}

/**
 * Keeps all processes of a store under one rate, by a row in the store's PostgreSQL.
 *
 * @param apiKey - only its hash is stored
 * @param perSecond - requests a second until the provider says otherwise
 */
export function createPacer(db: Knex, apiKey: string, perSecond: number): Pacer {
  if (perSecond === 0) {
    return unlimited
  }
  const account = `resend:${createHash("sha256").update(apiKey).digest("hex").slice(0, 24)}`
  let inForce: number | null = null
  return {
    async wait() {
      const slot = await takeSendSlot(db, account, perSecond * SHARE_OF_LIMIT)
      inForce = slot.perSecond
      if (slot.waitMs > 0) {
        await sleep(slot.waitMs)
      }
    },
    async adjust(granted, pauseMs) {
      const target = granted === null ? null : granted * SHARE_OF_LIMIT
      // `real` in PostgreSQL keeps six digits, so equal rates differ by a hair.
      const isNews =
        target !== null && (inForce === null || Math.abs(target - inForce) > 0.01)
      if (isNews || pauseMs > 0) {
        await adjustPace(db, account, isNews ? target : null, pauseMs)
        inForce = isNews ? target : inForce
      }
    },
  }
}
