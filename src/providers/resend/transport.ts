import { type CreateEmailOptions, Resend } from "resend"
import { type Answer, readError, readGrantedRate } from "./answer"
import type { Mail } from "./mail"
import { type Pacer } from "./pacer"

/** Resend's limit for one batch call. */
export const MAX_BATCH = 100

/** What a transport needs to know. */
export type TransportOptions = {
  api_key: string
  base_url?: string
  timeout_ms: number
}

/**
 * Hands mails over to Resend, one request a call, and says plainly what came of it. It
 * neither repeats nor remembers: that is the ledger's part.
 */
export class ResendTransport {
  readonly #client: Resend
  readonly #pacer: Pacer
  readonly #timeoutMs: number

  constructor(options: TransportOptions, pacer: Pacer) {
    this.#client = new Resend(options.api_key, { baseUrl: options.base_url })
    this.#pacer = pacer
    this.#timeoutMs = options.timeout_ms
  }

  /** Resolves when the shared rate allows another request. */
  async waitForSlot(): Promise<void> {
    await this.#pacer.wait()
  }

  /**
   * Hands over 1 to 100 mails in one batch call. Wait for a slot first.
   *
   * @param idempotencyKey - under which a repeat of the very same mails is accepted once
   */
  async sendBatch(mails: Mail[], idempotencyKey: string): Promise<Answer> {
    const { data, error, headers } = await this.#client.batch.send(mails.map(toResend), {
      idempotencyKey,
      batchValidation: "permissive",
      signal: AbortSignal.timeout(this.#timeoutMs),
    })
    if (error) {
      return this.#settlePace(readError(error, headers), headers)
    }
    return this.#settlePace(readAccepted(data, mails.length), headers)
  }

  /** Hands over one mail that cannot go in a batch, because it has attachments. */
  async sendOne(
    mail: Mail,
    attachments: { filename: string; content: string; content_type?: string }[],
    idempotencyKey: string
  ): Promise<Answer> {
    const { data, error, headers } = await this.#client.emails.send(
      {
        ...toResend(mail),
        attachments: attachments.map(({ content_type, ...attachment }) => ({
          ...attachment,
          contentType: content_type,
        })),
      },
      { idempotencyKey, signal: AbortSignal.timeout(this.#timeoutMs) }
    )
    return this.#settlePace(
      error
        ? readError(error, headers)
        : { kind: "accepted", ids: [data.id], refusals: new Map() },
      headers
    )
  }

  async #settlePace(
    answer: Answer,
    headers: Record<string, string> | null
  ): Promise<Answer> {
    const pauseMs = answer.kind === "busy" ? answer.retryAfterMs : 0
    // A day's quota must not stop the clock for everything else that shares the account.
    await this.#pacer.adjust(readGrantedRate(headers), Math.min(pauseMs, 60_000))
    return answer
  }
}

function toResend(mail: Mail): CreateEmailOptions {
  return {
    from: mail.from,
    to: [mail.to],
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    ...(mail.reply_to ? { replyTo: mail.reply_to } : {}),
    ...(mail.headers.length ? { headers: Object.fromEntries(mail.headers) } : {}),
    tags: mail.tags.map(([name, value]) => ({ name, value })),
  }
}

/**
 * A permissive answer lists only what was created, so positions shift: the errors' indices
 * say which places are missing.
 */
function readAccepted(
  data: { data?: { id: string }[]; errors?: { index: number; message: string }[] },
  size: number
): Answer {
  const refusals = new Map(
    (data.errors ?? []).map(({ index, message }) => [index, message])
  )
  const created = data.data ?? []
  if (created.length + refusals.size !== size) {
    return {
      kind: "unclear",
      reason: `the answer names ${created.length} accepted and ${refusals.size} refused mails of ${size}`,
    }
  }
  let next = 0
  const ids = Array.from({ length: size }, (_, index) =>
    refusals.has(index) ? null : created[next++].id
  )
  return { kind: "accepted", ids, refusals }
}
