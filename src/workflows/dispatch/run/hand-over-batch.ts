import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { beginAttempt } from "../../../modules/post-purchase/queries/begin-attempt"
import type { OpenBatch } from "../../../modules/post-purchase/queries/claim-open-batch"
import { postponeBatch } from "../../../modules/post-purchase/queries/postpone-batch"
import type { SealedMail } from "../../../modules/post-purchase/queries/seal-batch"
import {
  type MailOutcome,
  settleBatch,
} from "../../../modules/post-purchase/queries/settle-batch"
import { splitBatch } from "../../../modules/post-purchase/queries/split-batch"
import type { Delivery, HandOver } from "../delivery/delivery"
import type { RunContext } from "./run-context"

/** A batch that this process owns, with its mails in their order. */
export type OwnedBatch = OpenBatch & { mails: SealedMail[] }

/** Makes one attempt with a batch and writes down what came of it. */
export async function handOverBatch(
  run: Pick<RunContext, "container" | "delivery">,
  batch: OwnedBatch,
  leaseSeconds: number
): Promise<MailOutcome[]> {
  const db = resolveConnection(run.container)
  const logger: Logger = run.container.resolve(ContainerRegistrationKeys.LOGGER)

  const result = await attempt(run, batch, leaseSeconds)
  if (result === null) {
    logger.warn(`post-purchase: batch ${batch.id} has another owner by now; left to it`)
    return []
  }
  if (result.kind === "postpone" && result.isRefused) {
    // What waits as it was rendered would go out although the order was cancelled, the consent
    // withdrawn or the address bounced meanwhile. Only a definite refusal allows it: while an
    // attempt is open, only the same bytes under the same key may follow.
    logger.warn(
      `post-purchase: batch ${batch.id} of ${batch.mails.length} was refused, and its mails are decided again in ${result.delaySeconds.toFixed(0)} s: ${result.reason}`
    )
    const outcomes = batch.mails.map(({ id }): MailOutcome => ({
      id,
      outcome: "retry",
      error: result.reason,
      delay_seconds: result.delaySeconds,
    }))
    return (await settleBatch(db, batch, outcomes)) ? outcomes : []
  }
  if (result.kind === "postpone") {
    logger.warn(
      `post-purchase: batch ${batch.id} of ${batch.mails.length} waits ${result.delaySeconds.toFixed(1)} s after attempt ${batch.attempt + 1}: ${result.reason}`
    )
    await postponeBatch(db, batch, result.delaySeconds, result.reason)
    return []
  }
  if (result.kind === "split") {
    logger.warn(`post-purchase: batch ${batch.id} is divided: ${result.reason}`)
    const half = Math.ceil(batch.mails.length / 2)
    await splitBatch(
      db,
      batch,
      [batch.mails.slice(0, half), batch.mails.slice(half)].map((mails) => ({
        id: generateEntityId(undefined, "ppbat"),
        idempotency_key: newBatchKey(),
        message_ids: mails.map(({ id }) => id),
      }))
    )
    return []
  }
  const outcomes =
    result.kind === "settled"
      ? result.outcomes
      : batch.mails.map(({ id }): MailOutcome => ({
          id,
          outcome: "unknown",
          error: result.reason,
        }))
  if (!(await settleBatch(db, batch, outcomes))) {
    return []
  }
  for (const outcome of outcomes) {
    if (outcome.outcome === "failed" || outcome.outcome === "unknown") {
      logger.error(`post-purchase: ${outcome.id} is ${outcome.outcome}: ${outcome.error}`)
    }
  }
  return outcomes
}

/** A new idempotency key: at most 256 characters, never the same twice. */
export function newBatchKey(): string {
  return generateEntityId(undefined, "ppkey")
}

/** @returns null when the batch was lost to another owner, so that nothing was handed over */
async function attempt(
  { container, delivery }: Pick<RunContext, "container" | "delivery">,
  batch: OwnedBatch,
  leaseSeconds: number
): Promise<HandOver | null> {
  const hasOpenAttempt = batch.open_since !== null
  const seen = {
    id: batch.id,
    idempotencyKey: batch.idempotency_key,
    hasOpenAttempt,
    mails: batch.mails,
  }
  if (hasOpenAttempt) {
    const reason = whyNotRepeat(batch, delivery)
    if (reason) {
      return { kind: "unknown", reason }
    }
    if (delivery.keyWindowSeconds === 0) {
      return delivery.recover({ ...seen, attempt: batch.attempt })
    }
  } else {
    const reason = whyDecideAgain(batch, delivery)
    if (reason) {
      return {
        kind: "settled",
        outcomes: batch.mails.map(({ id }) => ({
          id,
          outcome: "retry",
          error: reason,
          delay_seconds: 0,
        })),
      }
    }
  }
  await delivery.waitForSlot()
  const db = resolveConnection(container)
  const asked = Date.now()
  if (!(await beginAttempt(db, batch.id, batch.fence, leaseSeconds))) {
    return null
  }
  // A process that was frozen in between for as long as its lease may have been taken for
  // dead: the batch stays open, and whoever has it now goes on.
  if (Date.now() - asked > (leaseSeconds * 1000) / 2) {
    return null
  }
  return delivery.handOver({ ...seen, attempt: batch.attempt + 1 })
}

/** Nothing of it was handed over yet, and what was decided when it was sealed may not hold any more. */
function whyDecideAgain(batch: OwnedBatch, delivery: Delivery): string | null {
  if (batch.provider !== delivery.id) {
    return `sealed for ${batch.provider}, which the store does not use any more`
  }
  return batch.is_stale
    ? "it was sealed, and its process died before the hand-over"
    : null
}

function whyNotRepeat(batch: OwnedBatch, delivery: Delivery): string | null {
  if (batch.provider !== delivery.id) {
    return `it was handed to ${batch.provider}, which the store does not use any more`
  }
  return batch.key_expired && delivery.keyWindowSeconds > 0
    ? "the provider may have forgotten the idempotency key since the first attempt"
    : null
}
