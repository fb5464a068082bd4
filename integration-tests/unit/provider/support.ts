import type { FakeResend, FakeResendOptions } from "../../fakes/resend"
import { startFakeResend } from "../../fakes/resend"
import type { Mail } from "../../../src/providers/resend/mail"
import { type Pacer, unlimited } from "../../../src/providers/resend/pacer"
import { ResendTransport } from "../../../src/providers/resend/transport"

/** A mail that Resend takes. */
export const mailTo = (to: string, fields: Partial<Mail> = {}): Mail => ({
  from: "Shop <shop@example.com>",
  to,
  subject: `For ${to}`,
  html: "<p>Thank you</p>",
  text: "Thank you",
  reply_to: null,
  headers: [],
  tags: [],
  ...fields,
})

/** What our own check lets through and the API refuses. */
export const badMail = (fields: Partial<Mail> = {}): Mail =>
  mailTo("bad@example.com", { from: "nobody", ...fields })

/** A pacer that writes down what it was told. */
export function recordingPacer(): Pacer & {
  told: [number | null, number][]
  waits: number
} {
  const pacer = {
    told: [] as [number | null, number][],
    waits: 0,
    wait: async () => {
      pacer.waits++
    },
    adjust: async (perSecond: number | null, pauseMs: number) => {
      pacer.told.push([perSecond, pauseMs])
    },
  }
  return pacer
}

/** A fake Resend with a transport to it. The caller closes the fake. */
export async function startTransport(
  options: FakeResendOptions = {},
  { pacer = unlimited, timeout_ms = 5000, api_key = "re_fake_key" } = {}
): Promise<{ fake: FakeResend; transport: ResendTransport }> {
  const fake = await startFakeResend({ rate: Infinity, ...options })
  const transport = new ResendTransport(
    { api_key, base_url: fake.url, timeout_ms },
    pacer
  )
  return { fake, transport }
}
