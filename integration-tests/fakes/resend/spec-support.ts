import { Resend } from "resend"
import {
  type EmailEventType,
  type FakeResend,
  type FakeResendOptions,
  startFakeResend,
} from "./index"
import { startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.fixture"

export const MINUTE = 60 * 1000
export const DAY = 24 * 60 * MINUTE
export const SECRET = `whsec_${Buffer.from("a secret of the tests").toString("base64")}`
export const open: { close(): Promise<void> }[] = []

export const start = async (options: FakeResendOptions = {}) => {
  const fake = await startFakeResend({ rate: Infinity, ...options })
  open.push(fake)
  return { fake, resend: new Resend(fake.apiKey, { baseUrl: fake.url }) }
}

export const startWithWebhook = async (
  options: Partial<FakeResendOptions["webhook"]> = {}
) => {
  const receiver = await startWebhookReceiver()
  open.push(receiver)
  const webhook = { url: receiver.url, secret: SECRET, ...options }
  return {
    receiver,
    ...(await start({ deliveryDelayMs: 1000, frozenClock: true, webhook })),
  }
}

export const mail = (to: string | string[] = "anna@example.com") => ({
  from: "Shop <shop@example.com>",
  to,
  subject: "Your order",
  html: "<p>Thank you</p>",
})

export const typesOf = (receiver: WebhookReceiver): EmailEventType[] =>
  receiver.received.map(
    ({ payload }) => (JSON.parse(payload) as { type: EmailEventType }).type
  )

export const post = (
  fake: FakeResend,
  path: string,
  body: string,
  headers: Record<string, string> = {}
) =>
  fetch(`${fake.url}${path}`, {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${fake.apiKey}`, ...headers },
  })

export const control = (fake: FakeResend, method: string, path: string, body?: unknown) =>
  fetch(`${fake.url}/_fake/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

export const closeAll = async () => {
  await Promise.all(open.splice(0).map((opened) => opened.close()))
}
