import type { SkipReason } from "../modules/post-purchase/skip-reasons"

export type Send = { kind: "send" }
export type Skip = { kind: "skip"; reason: SkipReason; detail: string | null }
export type Reschedule = { kind: "reschedule"; delaySeconds: number; detail: string }

/** What the late decision says of a message that is due. */
export type Decision = Send | Skip | Reschedule

/** It is right to send it now. */
export function send(): Send {
  return { kind: "send" }
}

/**
 * It will never be right to send it.
 *
 * @param reason - a code of skip-reasons.ts, or one of a store's own flow
 * @param detail - what exactly, for the log
 */
export function skip(reason: SkipReason, detail: string | null = null): Skip {
  return { kind: "skip", reason, detail }
}

/** It may be right later: look again after the delay. */
export function reschedule(delaySeconds: number, detail: string): Reschedule {
  return { kind: "reschedule", delaySeconds, detail }
}
