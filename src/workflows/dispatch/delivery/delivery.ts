import type { MailOutcome } from "../../../modules/post-purchase/queries/settle-batch"
import type { SealedMail } from "../../../modules/post-purchase/queries/seal-batch"

/** A batch as a delivery sees it. */
export type BatchAttempt = {
  id: string
  idempotencyKey: string
  /** 1 for the first. */
  attempt: number
  /** True when an earlier attempt under this key may have been accepted. */
  hasOpenAttempt: boolean
  mails: SealedMail[]
}

/** What a hand-over came to. */
export type HandOver =
  /** The outcome of each mail is known. */
  | { kind: "settled"; outcomes: MailOutcome[] }
  /** To be repeated, the very same batch. `isRefused`: nothing was accepted under this key. */
  | { kind: "postpone"; delaySeconds: number; reason: string; isRefused: boolean }
  /** Refused as a whole because of some mail in it: to be divided. */
  | { kind: "split"; reason: string }
  /** Nobody can tell, and repeating would risk a second mail. */
  | { kind: "unknown"; reason: string }

/** A way out of the ledger. */
export interface Delivery {
  /** Recorded with each message it took. */
  readonly id: string
  /** Sender for a store that has set none. */
  readonly from: string | null
  readonly replyTo: string | null
  /** How long a repeat under the same key is safe, in seconds; 0 when it never is. */
  readonly keyWindowSeconds: number
  /** Resolves when the next hand-over may leave. */
  waitForSlot(): Promise<void>
  handOver(batch: BatchAttempt): Promise<HandOver>
  /** What became of an attempt whose owner died, where repeating is not safe. */
  recover(batch: BatchAttempt): Promise<HandOver>
}

/**
 * Seconds until attempt `n + 1`: doubling from two seconds, at most five minutes, and spread
 * so that batches that failed together do not come back together.
 */
export function backoffSeconds(attempt: number, random = Math.random()): number {
  return Math.min(300, 2 ** Math.min(attempt, 10)) * (0.75 + random / 2)
}
