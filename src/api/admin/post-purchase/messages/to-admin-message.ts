import type { InferTypeOf } from "@medusajs/framework/types"
import { findStep } from "../../../../flows/registry"
import type { Message } from "../../../../modules/post-purchase/models/message"
import type { Envelope } from "../../../../modules/post-purchase/queries/seal-batch"
import { explainSkip } from "../../../../modules/post-purchase/skip-reasons"
import type { AdminMessage, AdminMessageDetail } from "../../../../types/http"

type MessageRow = InferTypeOf<typeof Message>

/** A row of the ledger as lists show it. */
export function toAdminMessage(row: MessageRow): AdminMessage {
  return {
    id: row.id,
    flow: row.flow,
    step: row.step,
    title: findStep(row.flow, row.step)?.step.title ?? `${row.flow}/${row.step}`,
    purpose: row.purpose,
    email: row.email,
    order_id: row.order_id,
    fulfillment_id: row.fulfillment_id,
    state: row.state,
    skip_reason: row.skip_reason,
    skip_explanation: row.skip_reason ? explainSkip(row.skip_reason) : null,
    last_error: row.last_error,
    planned_at: toIso(row.planned_at),
    send_at: toIso(row.send_at),
    sent_at: row.sent_at ? toIso(row.sent_at) : null,
    settled_at: row.settled_at ? toIso(row.settled_at) : null,
    provider: row.provider,
    external_id: row.external_id,
    rendered_subject: row.rendered_subject,
    has_content: row.rendered_subject !== null,
  }
}

/** The same with the mail as it was handed over. */
export function toAdminMessageDetail(row: MessageRow): AdminMessageDetail {
  const envelope = readEnvelope(row.envelope)
  return {
    ...toAdminMessage(row),
    html: row.rendered_html,
    text: row.rendered_text,
    from: envelope?.from ?? null,
    reply_to: envelope?.reply_to ?? null,
    headers: envelope?.headers ?? [],
    tags: envelope?.tags ?? [],
    payload_emptied_at: row.payload_emptied_at ? toIso(row.payload_emptied_at) : null,
  }
}

/** `json` columns are untyped; this one is only ever written by `sealBatch`. */
function readEnvelope(value: Record<string, unknown> | null): Partial<Envelope> | null {
  return value
}

function toIso(moment: Date | string): string {
  return new Date(moment).toISOString()
}
