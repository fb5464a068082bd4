import type { FlowOverrides } from "../../modules/post-purchase/flow-overrides"

export type AdminSimulateFlow = {
  /** The period whose orders are replayed, ISO 8601; `until` is exclusive. At most 366 days. */
  since: string
  until: string
  /** In place of the stored ones, and not saved. */
  overrides?: FlowOverrides
  /** Orders of this sales channel only. */
  sales_channel_id?: string
}

/** Why messages would not have gone. */
export type AdminSimulatedBlock = {
  /** A skip reason's code. */
  reason: string
  /** In words, English. */
  explained: string
  count: number
  /** What exactly, English: the most frequent, at most three. */
  details: { detail: string; count: number }[]
}

export type AdminSimulatedDay = {
  /** In the store's time zone: `2026-11-22`. */
  date: string
  sent: number
  blocked: number
}

export type AdminSimulatedStep = {
  step: string
  would_send: number
  blocked: number
  not_due_yet: number
}

export type AdminSimulatedSample = {
  step: string
  order: { id: string; display_id: number }
  subject: string
  html: string
  text: string
  /** When it would have gone. */
  due_at: string
}

/**
 * What a flow would have done. Nothing was written.
 *
 * `messages` is `would_send`, the `blocked` counts and `not_due_yet` together.
 */
export type AdminSimulation = {
  flow: string
  since: string
  until: string
  /** The store's, in which the days are. */
  time_zone: string
  /** What happened in the period that starts one of the flow's clocks. */
  occurrences: number
  /** What these plan: one message for each occurrence and step. */
  messages: number
  would_send: number
  /** Different addresses among those. */
  people: number
  blocked: AdminSimulatedBlock[]
  /** Due after this moment, or put off until after it, so that nobody can know what will be then: neither sent nor blocked. */
  not_due_yet: number
  by_step: AdminSimulatedStep[]
  /** From the first day on which something was decided to the last. */
  by_day: AdminSimulatedDay[]
  /** Up to five of those that would have gone, spread over the period. */
  samples: AdminSimulatedSample[]
  /** False when a limit ended the replay: the figures then hold for its oldest part. */
  is_complete: boolean
  limits: {
    /** At most so many messages are replayed. */
    messages: number
    /** At most for so long. */
    seconds: number
    /** Which of them ended the replay. */
    reached: "messages" | "seconds" | null
  }
}

export type AdminSimulationResponse = { simulation: AdminSimulation }
