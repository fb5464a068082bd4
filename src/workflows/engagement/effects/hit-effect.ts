import { HitKind } from "../../../modules/post-purchase/constants"
import type { HitMessage } from "../../../modules/post-purchase/queries/hit-messages"

/** An event of the provider, as far as it changes something besides being recorded. */
export type HitEffect = {
  message: HitMessage
  kind: HitKind
  at: Date
  external_id: string | null
  /** `hard`: the mailbox does not exist, or the provider refuses to write to it. */
  bounce: "hard" | "soft" | null
  /** What the provider said. */
  detail: string | null
}

/** Kinds that only a mail that was accepted can have. */
const ACCEPTED: ReadonlySet<HitKind> = new Set([
  HitKind.SENT,
  HitKind.DELIVERY,
  HitKind.DELAY,
  HitKind.OPEN,
  HitKind.CLICK,
  HitKind.BOUNCE,
  HitKind.COMPLAINT,
])

/** Whether an event proves that the provider took the mail. */
export function provesAcceptance(kind: HitKind): boolean {
  return ACCEPTED.has(kind)
}
