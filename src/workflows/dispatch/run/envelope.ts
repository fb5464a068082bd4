import type { ClaimedMessage } from "../../../modules/post-purchase/queries/claim-due-messages"
import type { Envelope } from "../../../modules/post-purchase/queries/seal-batch"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { toTagValue } from "../../../providers/resend/mail"
import type { Delivery } from "../delivery/delivery"

/**
 * Who a message comes from and how the provider labels it.
 *
 * @param unsubscribeUrl - of a marketing mail: mail programs show a button of their own for it
 *   and POST to it (RFC 8058); null for a transactional one
 * @returns null when neither the settings nor the provider name a sender
 */
export function buildEnvelope(
  message: Pick<ClaimedMessage, "id" | "flow" | "step">,
  settings: Pick<StoreSettings, "sender" | "brand">,
  delivery: Pick<Delivery, "from" | "replyTo">,
  unsubscribeUrl: string | null = null
): Envelope | null {
  const { sender, brand } = settings
  const from = sender.address
    ? formatAddress(sender.name ?? brand.store_name, sender.address)
    : delivery.from
  if (!from) {
    return null
  }
  return {
    from,
    reply_to: sender.reply_to ?? delivery.replyTo,
    // Mail programs show these mails as answers to no one, and vacation notices stay away.
    headers: [
      ["X-Entity-Ref-ID", message.id],
      ["Auto-Submitted", "auto-generated"],
      ...(unsubscribeUrl ? oneClick(unsubscribeUrl) : []),
    ],
    tags: [
      ["message_id", toTagValue(message.id)],
      ["flow", toTagValue(message.flow)],
      ["step", toTagValue(message.step)],
    ],
  }
}

function oneClick(url: string): Envelope["headers"] {
  return [
    ["List-Unsubscribe", `<${url}>`],
    ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
  ]
}

/**
 * A sender in the form mail servers read; a name with special characters is quoted.
 *
 * @example
 * formatAddress('Bean & "Leaf"', "hi@example.com") // '"Bean & \\"Leaf\\"" <hi@example.com>'
 */
export function formatAddress(name: string | null, address: string): string {
  const clean = name?.replace(/[\r\n<>]+/g, " ").trim()
  if (!clean) {
    return address
  }
  const isPlain = /^[\p{L}\p{N} .'’–-]+$/u.test(clean) && !clean.includes(".")
  return isPlain
    ? `${clean} <${address}>`
    : `"${clean.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}" <${address}>`
}
