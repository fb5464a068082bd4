import type { SealedMail } from "../../../../src/modules/post-purchase/queries/seal-batch"
import type { Answer } from "../../../../src/providers/resend/answer"

/**
 * How the provider takes the next request. `busy`, `blocked` and `down` stand in front of its
 * keys, so that a mail that was accepted is refused when it is repeated; `quota` behind them.
 */
export const MOODS = ["ok", "busy", "blocked", "down", "quota"] as const
export type Mood = (typeof MOODS)[number]

/** What a provider promises, in forty lines: a request once under its key, and nothing more. */
export class ModelProvider {
  /** How often each message was accepted. */
  readonly accepted = new Map<string, number>()
  /** Requests that came under a known key with other bytes: the ledger must never make one. */
  conflicts = 0
  private keys = new Map<string, { bytes: string; answer: Answer }>()

  constructor(
    private readonly options: {
      /** One bad mail refuses its whole batch. */
      isStrict: boolean
      /** Refusals are remembered under their key, and repeated. */
      remembersRefusals: boolean
      bad: ReadonlySet<string>
    }
  ) {}

  /** A day has passed. */
  forgetKeys(): void {
    this.keys.clear()
  }

  receive(key: string, mails: SealedMail[], mood: Mood): Answer {
    if (mood === "busy") {
      return { kind: "busy", retryAfterMs: 1000, reason: "429" }
    }
    if (mood === "blocked") {
      return { kind: "blocked", reason: "403" }
    }
    if (mood === "down") {
      return { kind: "unclear", reason: "503" }
    }
    const bytes = JSON.stringify(
      mails.map(({ id, email, subject, html, text, envelope }) => [
        id,
        email,
        subject,
        html,
        text,
        envelope.headers,
        envelope.tags,
      ])
    )
    const known = this.keys.get(key)
    if (known && known.bytes !== bytes) {
      this.conflicts++
      return { kind: "conflict", reason: "another payload" }
    }
    if (known) {
      return known.answer
    }
    const answer = this.decide(mails, mood)
    if (answer.kind === "accepted" || this.options.remembersRefusals) {
      this.keys.set(key, { bytes, answer })
    }
    return answer
  }

  private decide(mails: SealedMail[], mood: Mood): Answer {
    if (mood === "quota") {
      return { kind: "busy", retryAfterMs: 600_000, reason: "daily_quota_exceeded" }
    }
    const { bad, isStrict } = this.options
    const isBad = ({ id }: SealedMail): boolean => bad.has(id)
    if (isStrict && mails.some(isBad)) {
      return { kind: "invalid", reason: "422" }
    }
    mails
      .filter((mail) => !isBad(mail))
      .forEach(({ id }) => this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1))
    return {
      kind: "accepted",
      ids: mails.map((mail) => (isBad(mail) ? null : `re_${mail.id}`)),
      refusals: new Map(
        mails.flatMap((mail, index) => (isBad(mail) ? [[index, "422"]] : []))
      ),
    }
  }
}
