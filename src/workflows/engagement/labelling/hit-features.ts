import type { HitKind, HitLabel } from "../../../modules/post-purchase/constants"

/**
 * Version of the rules. Raise it with every change that can change a label: rows of an older
 * version are labelled anew by `medusa-plugin-post-purchase relabel`.
 */
export const LABEL_VERSION = 1

/** What the rules know of a hit. */
export type HitFeatures = {
  id: string
  kind: HitKind
  occurred_at: Date
  times: number
  position: number | null
  method: string | null
  user_agent: string | null
  ip_range: string | null
  network: string | null
  is_prefetch: boolean
}

/** What the rules know of the message. */
export type MessageFacts = {
  /** When it was handed over, as near as anybody knows. */
  sent_at: Date | null
  /** How many tracked links it has. */
  link_count: number
}

/** A label, and the rule that decided. */
export type Verdict = { label: HitLabel; reason: string }
