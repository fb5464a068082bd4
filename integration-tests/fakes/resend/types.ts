import type { FaultKind } from "./fault-kinds"

export interface EmailTag {
  name: string
  value: string
}

export type LastEvent =
  | "queued"
  | "scheduled"
  | "sent"
  | "delivered"
  | "delivery_delayed"
  | "bounced"
  | "complained"
  | "opened"
  | "clicked"
  | "failed"
  | "suppressed"

export type EmailEventType = `email.${Exclude<LastEvent, "queued">}`

/** One accepted mail, as the test or the inbox sees it. */
export interface FakeEmail {
  id: string
  messageId: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  /** `null` when none was sent, or when `retainBodies` is false. */
  html: string | null
  /** `null` when none was sent, or when `retainBodies` is false. */
  text: string | null
  headers: Record<string, string>
  tags: EmailTag[]
  attachments: string[]
  scheduledAt: string | null
  endpoint: "/emails" | "/emails/batch"
  idempotencyKey: string | null
  /** The mail's index in the batch as it was sent (not as answered); `null` outside a batch. */
  batchPosition: number | null
  /** ISO 8601, by the fake's clock. */
  acceptedAt: string
  lastEvent: LastEvent
  events: { type: EmailEventType; at: string }[]
}

export interface Fault {
  kind: FaultKind
  /** Chance that a matching request meets it, 0 to 1. (Default: 1) */
  probability?: number
  /** How long `slow` keeps the answer back. (Default: 1000) */
  delayMs?: number
  /** How often it may fire at most. (Default: no bound) */
  times?: number
  match?: FaultMatch
}

export interface FaultMatch {
  /** The exact path, such as `/emails/batch`; or a pattern. */
  path?: string | RegExp
  /** Part of any `to` address, such as `anna@` or `@slow.example`; or a pattern. */
  recipient?: string | RegExp
}

export interface WebhookOptions {
  url: string
  /** `whsec_` and base64, as Resend gives it. */
  secret: string
  /** Chance that an event is delivered twice under one `svix-id`. (Default: 0) */
  duplicateProbability?: number
  /** Multiplies the waits between attempts (5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h). (Default: 1) */
  retryScale?: number
}

export interface FakeResendOptions {
  /** 0 takes a free one. (Default: 0) */
  port?: number
  /** (Default: "127.0.0.1") */
  host?: string
  /** (Default: "re_fake_key") */
  apiKey?: string
  /** Requests a second; `Infinity` switches the limit off. (Default: 5) */
  rate?: number
  /** True stops the clock, which then moves by `advanceClock` only. (Default: false) */
  frozenClock?: boolean
  /** Seed of everything random: faults with a probability, duplicated webhooks. (Default: 1) */
  seed?: number
  /** False ignores `x-batch-validation: permissive`. (Default: true) */
  permissiveSupported?: boolean
  /** True stores 4xx and 500 answers under their idempotency key and replays them. (Default: false) */
  failedRequestsOccupyKey?: boolean
  /** False keeps no bodies and headers, for runs of tens of thousands of mails. (Default: true) */
  retainBodies?: boolean
  /** From acceptance to `email.delivered` (or what happens instead), by the fake's clock. (Default: 50) */
  deliveryDelayMs?: number
  webhook?: WebhookOptions
  /** JSON Lines file that accepted mails are appended to, and read from at the start. */
  dataFile?: string
}

export interface RequestCounts {
  total: number
  /** By `POST /emails/batch` and the like. */
  byEndpoint: Record<string, number>
  /** By HTTP status; an answer that was cut off counts under `0`. */
  byStatus: Record<string, number>
  /** Answers repeated for an idempotency key. */
  replayed: number
}

export interface WebhookDelivery {
  /** The `svix-id`, the same in every attempt. */
  id: string
  type: EmailEventType
  emailId: string
  /** The status of each attempt; 0 where no answer came. */
  attempts: number[]
  state: "pending" | "delivered" | "given-up"
}

export interface EmitOptions {
  /** The link of `email.clicked`. */
  link?: string
  userAgent?: string
  ipAddress?: string
}

/** What to wait for: so many mails in all, one that matches, or so many that match. */
export type EmailCriterion =
  | number
  | ((email: FakeEmail) => boolean)
  | { count: number; match: (email: FakeEmail) => boolean }

export interface FakeResend {
  readonly url: string
  readonly port: number
  readonly apiKey: string
  /** All accepted mails, oldest first. */
  emails(): FakeEmail[]
  requests(): RequestCounts
  /** `Infinity` switches the limit off. */
  setRate(requestsPerSecond: number): void
  /** Returns the fault's id. Faults are tried in the order of their addition. */
  addFault(fault: Fault): string
  clearFaults(): void
  /** How often each kind fired since the start or the last `reset`. */
  faultCounts(): Record<FaultKind, number>
  /** Resolves when everything that fell due on the way is done, webhook answers included. */
  advanceClock(ms: number): Promise<void>
  /** The fake's time in milliseconds. */
  now(): number
  /** Mails to this address are accepted, and then `email.suppressed`. */
  suppress(address: string): void
  /** Emits an event for a mail. Resolves when the webhook's receiver has answered. */
  emitEvent(emailId: string, type: EmailEventType, options?: EmitOptions): Promise<void>
  webhookDeliveries(): WebhookDelivery[]
  /** Resolves when no webhook attempt is under way; waits for no retry that is still to fall due. */
  webhooksSettled(): Promise<void>
  /** Looks at every mail when it is accepted and when an event changes it. (Default timeout: 5000) */
  waitForEmails(criterion: EmailCriterion, timeoutMs?: number): Promise<FakeEmail[]>
  /** Forgets mails, keys, faults, counts and pending events, and empties the data file; the rate and the clock stay. */
  reset(): void
  /** Ends connections, timers and waits. */
  close(): Promise<void>
}
