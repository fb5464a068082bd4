import type { MedusaContainer } from "@medusajs/framework/types"
import type { TriggerKind } from "../../../flows/triggers"

/** Something that happened to an order and may cause messages. */
export type Occurrence = {
  kind: TriggerKind
  /** What it happened to: `order:…`, `fulfillment:…`, `refund:…`, `return:…`, `report:…`. */
  subject: string
  order_id: string
  fulfillment_id: string | null
  occurred_at: Date
}

/** A span of time in which to look for occurrences. */
export type Period = { since: Date; until: Date }

/** Where occurrences of some kinds are read from: the store itself, never the event. */
export type OccurrenceSource = {
  kinds: readonly TriggerKind[]
  /**
   * Reads occurrences by the ids that events carry.
   *
   * @returns none for an id that is not (yet, or any more) in the store
   */
  read(
    container: MedusaContainer,
    kind: TriggerKind,
    ids: string[]
  ): Promise<Occurrence[]>
  /** The ids of what happened in a period, oldest first, a page at a time. */
  findIds(
    container: MedusaContainer,
    kind: TriggerKind,
    period: Period,
    page: { skip: number; take: number }
  ): Promise<string[]>
}
