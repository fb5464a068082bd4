import type { Client } from "@medusajs/framework/pg"
import { signWebhook } from "../fakes/resend"
import { seededRandom } from "../support/random-draws"

/** A webhook, ready to be posted. */
export type SignedWebhook = { body: string; headers: Record<string, string> }

/** What becomes of a mail, with the share of mails that get there. */
const LIFE: [type: string, share: number][] = [
  ["email.sent", 1],
  ["email.delivered", 0.97],
  ["email.opened", 0.45],
  ["email.clicked", 0.12],
  ["email.bounced", 0.02],
  ["email.complained", 0.0005],
]
const AGENT =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"

/** Writes the messages that the events are about, as the dispatcher would have left them. */
export async function addMessages(sql: Client, count: number): Promise<void> {
  await sql.query(
    `insert into post_purchase_message
       (id, dedupe_key, flow, step, purpose, subject, email, order_id, planned_at, send_at,
        sent_at, settled_at, state, provider, external_id, links)
     select 'ppmsg_' || n, 'thank-you/thank/order:' || n, 'thank-you', 'thank', 'marketing',
            'order:' || n, 'customer' || n || '@example.com', 'order_' || n, now(), now(),
            now(), now(), 'sent', 'resend', 'email-' || n,
            '["https://shop.example/", "https://shop.example/orders"]'
     from generate_series(1, $1::int) n`,
    [count]
  )
  await sql.query("analyze post_purchase_message")
}

/**
 * So many events of different mails, and a tenth of them a second time, in a mixed order, each
 * signed as Svix signs.
 *
 * @returns the webhooks, and how many messages they are about
 */
export function makeWebhooks(
  count: number,
  secret: string,
  seed: number
): { webhooks: SignedWebhook[]; messages: number } {
  const random = seededRandom(seed)
  const now = new Date()
  const timestamp = Math.floor(now.getTime() / 1000)
  const unique: SignedWebhook[] = []
  let messages = 0
  while (unique.length < count) {
    messages += 1
    for (const [type, share] of LIFE) {
      if (random() < share && unique.length < count) {
        const body = JSON.stringify(payload(messages, type, now))
        const id = `msg_${seed}_${unique.length}`
        unique.push({ body, headers: signWebhook(secret, id, timestamp, body) })
      }
    }
  }
  const again = unique.filter(() => random() < 0.1)
  const webhooks = [...unique, ...again]
    .map((webhook) => ({ webhook, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ webhook }) => webhook)
  return { webhooks, messages }
}

function payload(message: number, type: string, at: Date): object {
  const seen = {
    ipAddress: `203.0.113.${message % 250}`,
    timestamp: at,
    userAgent: AGENT,
  }
  return {
    type,
    created_at: at.toISOString(),
    data: {
      created_at: at.toISOString(),
      email_id: `email-${message}`,
      message_id: `<${message}@example.com>`,
      from: "Lindgren & Roe <hello@lindgren-roe.example>",
      to: [`customer${message}@example.com`],
      subject: "Thank you for your order",
      tags: { message_id: `ppmsg_${message}`, flow: "thank-you", step: "thank" },
      ...(type === "email.opened" ? { open: seen } : {}),
      ...(type === "email.clicked"
        ? { click: { ...seen, link: "https://shop.example/" } }
        : {}),
      ...(type === "email.bounced"
        ? { bounce: { type: "Transient", subType: "MailboxFull", message: "full" } }
        : {}),
    },
  }
}
