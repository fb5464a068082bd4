import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { TriggerKind } from "../../../flows/triggers"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import { sourceOf } from "../sources"

export type ReadOccurrencesInput = {
  /** Several when one event says several things. */
  kind: TriggerKind | TriggerKind[]
  /** As the event carries them. */
  ids: string[]
}

/** An occurrence whose moment survives the journey between steps. */
export type SerializedOccurrence = {
  kind: TriggerKind
  subject: string
  order_id: string
  fulfillment_id: string | null
  occurred_at: string
}

/**
 * Looks up in the store what an event says has happened. What happened before the plugin was
 * installed is left out: its customers were told by whatever the store used then.
 */
export const readOccurrencesStep = createStep(
  "post-purchase-read-occurrences",
  async ({ kind, ids }: ReadOccurrencesInput, { container }) => {
    const [occurrences, installedAt] = await Promise.all([
      Promise.all([kind].flat().map((each) => sourceOf(each).read(container, each, ids))),
      resolveLedger(container).installedAt(),
    ])
    return new StepResponse(
      occurrences
        .flat()
        .filter(({ occurred_at }) => occurred_at >= installedAt)
        .map((occurrence): SerializedOccurrence => ({
          ...occurrence,
          occurred_at: occurrence.occurred_at.toISOString(),
        }))
    )
  }
)
