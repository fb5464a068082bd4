import type {
  CreateNotificationDTO,
  FilterableNotificationProps,
  INotificationModuleService,
  NotificationDTO,
} from "@medusajs/framework/types"
import type { SealedMail } from "../../../modules/post-purchase/queries/seal-batch"
import type { MailOutcome } from "../../../modules/post-purchase/queries/settle-batch"
import {
  type BatchAttempt,
  type Delivery,
  type HandOver,
  backoffSeconds,
} from "./delivery"

/** After so many refusals a mail is failed: another provider's words cannot be told apart as Resend's can. */
const MAX_REFUSALS = 8

/** The module's rows have their key; its published types leave it out. */
type NotificationRow = NotificationDTO & { idempotency_key?: string | null }

/** A provider that failed in one of these ways may have sent the mail. */
const AMBIGUOUS =
  /time[d]?[ -]?out|ETIMEDOUT|ECONNRESET|EPIPE|socket hang up|aborted|network|fetch failed|unexpected end|\b5\d\d\b/i

/**
 * Any provider of Medusa's Notification Module.
 *
 * The module's own idempotency cannot be used for repeats: under the key of a failed
 * notification it calls the provider every time and then throws. So each attempt has a key of
 * its own, and the module's rows tell what became of it. Providers know no key that we could
 * repeat under: an attempt that nobody can tell the outcome of is `unknown`.
 */
export function createNotificationDelivery(
  notifications: INotificationModuleService
): Delivery {
  return {
    id: "notification-module",
    from: null,
    replyTo: null,
    keyWindowSeconds: 0,
    waitForSlot: async () => undefined,

    async handOver(batch) {
      try {
        const rows: NotificationRow[] = await notifications.createNotifications(
          batch.mails.map((mail) => toNotification(batch, mail))
        )
        return readRows(batch, rows, null)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        return readRows(batch, await listRows(notifications, batch), reason)
      }
    },

    async recover(batch) {
      return readRows(batch, await listRows(notifications, batch), null)
    },
  }
}

function attemptKey(
  batch: Pick<BatchAttempt, "id" | "attempt">,
  mail: SealedMail
): string {
  return `${batch.id}:${batch.attempt}:${mail.position}`
}

function toNotification(batch: BatchAttempt, mail: SealedMail): CreateNotificationDTO {
  const tags = Object.fromEntries(mail.envelope.tags)
  return {
    to: mail.email,
    from: mail.envelope.from,
    channel: "email",
    template: `${tags.flow}/${tags.step}`,
    content: { subject: mail.subject, html: mail.html, text: mail.text },
    data: tags,
    provider_data: {
      reply_to: mail.envelope.reply_to,
      headers: Object.fromEntries(mail.envelope.headers),
      tags,
    },
    trigger_type: "post_purchase",
    resource_id: mail.id,
    resource_type: "post_purchase_message",
    idempotency_key: attemptKey(batch, mail),
  }
}

async function listRows(
  notifications: INotificationModuleService,
  batch: BatchAttempt
): Promise<NotificationRow[]> {
  const filters: FilterableNotificationProps & { idempotency_key: string[] } = {
    idempotency_key: batch.mails.map((mail) => attemptKey(batch, mail)),
  }
  return notifications.listNotifications(filters, { take: batch.mails.length })
}

/**
 * Reads each mail's outcome off the module's rows.
 *
 * @param reason - what the call threw: all failures of the batch in one text, so that one
 *   ambiguous failure among several makes all of them ambiguous; null when the owner died
 */
export function readRows(
  batch: BatchAttempt,
  rows: Pick<NotificationRow, "idempotency_key" | "status" | "external_id">[],
  reason: string | null
): HandOver {
  const byKey = new Map(rows.map((row) => [row.idempotency_key, row]))
  return {
    kind: "settled",
    outcomes: batch.mails.map((mail): MailOutcome => {
      const row = byKey.get(attemptKey(batch, mail))
      if (!row) {
        // The module writes its rows before it calls a provider: no row, no call.
        return retry(mail, reason ?? "the process died before the hand-over")
      }
      if (row.status === "success") {
        return { id: mail.id, outcome: "sent", external_id: row.external_id ?? null }
      }
      const error = reason ?? "the process died during the hand-over"
      if (row.status === "failure" && reason !== null && !AMBIGUOUS.test(reason)) {
        return retry(mail, error)
      }
      return { id: mail.id, outcome: "unknown", error }
    }),
  }
}

function retry(mail: SealedMail, error: string): MailOutcome {
  return mail.failures >= MAX_REFUSALS
    ? { id: mail.id, outcome: "failed", error }
    : {
        id: mail.id,
        outcome: "retry",
        error,
        delay_seconds: backoffSeconds(mail.failures + 4),
      }
}
