import type {
  BatchAttempt,
  Delivery,
  HandOver,
} from "../../../../src/workflows/dispatch/delivery/delivery"
import { readAnswer } from "../../../../src/workflows/dispatch/delivery/resend-delivery"
import type { ModelProvider } from "../../ledger/support/model-provider"
import type { Run } from "./history"

/** Thrown where a process dies: nothing behind it runs. */
export class Death extends Error {}

/** Resend's: how long a repeat under the same key is safe. */
const KEY_WINDOW_SECONDS = 23 * 3600

/** What the test hears of a batch that leaves the store. */
export type Listener = {
  /** Just before the provider sees it. */
  leaves(batch: BatchAttempt): Promise<void>
  /** The provider has accepted this mail, for the first time. */
  accepted(id: string): void
  /** The provider has not accepted these. */
  refused(ids: string[]): void
  /** The store cannot know whether these were accepted. */
  unclear(ids: string[]): void
}

/** A way out of the store to the model of a provider, which tells what passes. */
export function modelDelivery(
  provider: ModelProvider,
  { mood, isLost, dies }: Run,
  listener: Listener
): Delivery {
  const handOver = async (batch: BatchAttempt): Promise<HandOver> => {
    await listener.leaves(batch)
    const before = new Map(provider.accepted)
    const answer = provider.receive(batch.idempotencyKey, batch.mails, mood)
    batch.mails
      .filter(({ id }) => provider.accepted.get(id) !== before.get(id))
      .forEach(({ id }) => listener.accepted(id))
    listener.refused(
      batch.mails.flatMap(({ id }) => (provider.accepted.has(id) ? [] : id))
    )
    const heard = isLost ? { kind: "unclear" as const, reason: "reset" } : answer
    if (heard.kind === "unclear") {
      listener.unclear(batch.mails.map(({ id }) => id))
    }
    return readAnswer(heard, batch)
  }
  return {
    id: "model",
    from: null,
    replyTo: null,
    keyWindowSeconds: KEY_WINDOW_SECONDS,
    waitForSlot: async () => {
      if (dies) {
        throw new Death()
      }
    },
    handOver,
    recover: handOver,
  }
}
