import type { SealedMail } from "../../../modules/post-purchase/queries/seal-batch"
import type { MailOutcome } from "../../../modules/post-purchase/queries/settle-batch"
import type { Answer } from "../../../providers/resend/answer"
import { type Mail, findMailProblem } from "../../../providers/resend/mail"
import type { EmailGateway } from "../../../providers/resend/shared-transport"
import {
  type BatchAttempt,
  type Delivery,
  type HandOver,
  backoffSeconds,
} from "./delivery"

/** Resend remembers a key for 24 hours; an hour is kept back for clocks and slow requests. */
const KEY_WINDOW_SECONDS = 23 * 3600

/**
 * Whole batches straight to Resend, past the Notification Module, over the transport that
 * the provider in that module uses too.
 */
export function createResendDelivery({
  transport,
  from,
  replyTo,
}: Extract<EmailGateway, { kind: "resend" }>): Delivery {
  const handOver = async (batch: BatchAttempt): Promise<HandOver> =>
    readAnswer(
      await transport.sendBatch(batch.mails.map(toMail), batch.idempotencyKey),
      batch
    )
  return {
    id: "resend",
    from,
    replyTo,
    keyWindowSeconds: KEY_WINDOW_SECONDS,
    waitForSlot: () => transport.waitForSlot(),
    handOver,
    // Under the same key a repeat is the look-up.
    recover: handOver,
  }
}

/** What is wrong with a mail, before it is sealed among others. */
export function findSealProblem(mail: SealedMail): string | null {
  return findMailProblem(toMail(mail))
}

function toMail({ email, subject, html, text, envelope }: SealedMail): Mail {
  return {
    from: envelope.from,
    to: email,
    subject,
    html,
    text,
    reply_to: envelope.reply_to,
    headers: envelope.headers,
    tags: envelope.tags,
  }
}

/** A refused batch is taken apart and sealed anew, so its mails know how long it has been going on. */
function leastFailures({ mails }: BatchAttempt): number {
  return Math.min(...mails.map(({ failures }) => failures))
}

/** What Resend's answer means for the batch. */
export function readAnswer(answer: Answer, batch: BatchAttempt): HandOver {
  switch (answer.kind) {
    case "accepted":
      return {
        kind: "settled",
        outcomes: batch.mails.map(({ id }, index): MailOutcome => {
          const external_id = answer.ids[index]
          return external_id === null
            ? { id, outcome: "failed", error: answer.refusals.get(index) ?? "refused" }
            : { id, outcome: "sent", external_id }
        }),
      }
    case "invalid":
      return batch.mails.length > 1
        ? { kind: "split", reason: answer.reason }
        : {
            kind: "settled",
            outcomes: batch.mails.map(({ id }) => ({
              id,
              outcome: "failed",
              error: answer.reason,
            })),
          }
    case "busy":
      return {
        kind: "postpone",
        delaySeconds: answer.retryAfterMs / 1000,
        reason: answer.reason,
        isRefused: !batch.hasOpenAttempt,
      }
    case "blocked":
      return {
        kind: "postpone",
        delaySeconds: backoffSeconds(batch.attempt + leastFailures(batch) + 4),
        reason: answer.reason,
        isRefused: !batch.hasOpenAttempt,
      }
    case "unclear":
      return {
        kind: "postpone",
        delaySeconds: backoffSeconds(batch.attempt - 1),
        reason: answer.reason,
        isRefused: false,
      }
    case "conflict":
      return { kind: "unknown", reason: answer.reason }
  }
}
