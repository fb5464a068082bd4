import { randomBytes } from "node:crypto"
import { Agent as HttpAgent, request as httpRequest } from "node:http"
import { Agent as HttpsAgent, request as httpsRequest } from "node:https"
import type { AdjustableClock } from "./adjustable-clock"
import { signWebhook } from "./sign-webhook"
import type { EmailEventType, FakeEmail, WebhookDelivery, WebhookOptions } from "./types"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const RETRY_AFTER = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
]
const ATTEMPT_TIMEOUT_MS = 15 * SECOND

/** Delivers events as Svix does: signed, at least once, in no promised order. */
export class WebhookSender {
  private log: WebhookDelivery[] = []
  private readonly agent: HttpAgent
  private underWay = new Set<Promise<void>>()
  private closed = false

  constructor(
    private readonly options: WebhookOptions,
    private readonly clock: AdjustableClock,
    private readonly random: () => number,
    private readonly keepLog: boolean
  ) {
    const { protocol } = new URL(options.url)
    const AgentOf = protocol === "https:" ? HttpsAgent : HttpAgent
    this.agent = new AgentOf({ keepAlive: true, maxSockets: 16 })
  }

  deliveries(): WebhookDelivery[] {
    return this.log.map((delivery) => ({ ...delivery, attempts: [...delivery.attempts] }))
  }

  /** Resolves when the first attempt was answered (or given up). */
  async send(
    email: FakeEmail,
    type: EmailEventType,
    payload: Record<string, unknown>
  ): Promise<void> {
    const delivery: WebhookDelivery = {
      id: `msg_${randomBytes(20).toString("base64url")}`,
      type,
      emailId: email.id,
      attempts: [],
      state: "pending",
    }
    if (this.keepLog) {
      this.log.push(delivery)
    }
    const body = JSON.stringify(payload)
    await this.attempt(delivery, body)
    if (this.random() < (this.options.duplicateProbability ?? 0)) {
      await this.attempt(delivery, body)
    }
  }

  /** Resolves when no attempt is under way; retries that are still to fall due do not count. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) {
      await Promise.all(this.underWay)
    }
  }

  reset(): void {
    this.log = []
  }

  close(): void {
    this.closed = true
    this.agent.destroy()
  }

  private async attempt(delivery: WebhookDelivery, body: string): Promise<void> {
    const under = this.attemptOnce(delivery, body)
    this.underWay.add(under)
    await under
    this.underWay.delete(under)
  }

  private async attemptOnce(delivery: WebhookDelivery, body: string): Promise<void> {
    const status = await this.post(delivery.id, body)
    delivery.attempts.push(status)
    if (this.closed || delivery.state === "delivered") {
      return
    }
    if (status >= 200 && status < 300) {
      delivery.state = "delivered"
      return
    }
    const wait = RETRY_AFTER[delivery.attempts.length - 1]
    if (wait === undefined) {
      delivery.state = "given-up"
      return
    }
    this.clock.schedule(wait * (this.options.retryScale ?? 1), () =>
      this.attempt(delivery, body)
    )
  }

  private post(id: string, body: string): Promise<number> {
    // Receivers refuse timestamps more than five minutes off their own clock,
    // which is the real one however far this server's clock was moved.
    const signature = signWebhook(
      this.options.secret,
      id,
      Math.floor(Date.now() / 1000),
      body
    )
    const send = this.options.url.startsWith("https:") ? httpsRequest : httpRequest
    return new Promise((resolve) => {
      if (this.closed) {
        resolve(0)
        return
      }
      const outgoing = send(
        this.options.url,
        {
          method: "POST",
          agent: this.agent,
          timeout: ATTEMPT_TIMEOUT_MS,
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
            "user-agent":
              "Svix-Webhooks/1.24.0 (sender-9YMgn; +https://www.svix.com/http-sender/)",
            ...signature,
          },
        },
        (response) => {
          response.resume()
          response.on("end", () => resolve(response.statusCode ?? 0))
          response.on("error", () => resolve(0))
        }
      )
      outgoing.on("timeout", () => outgoing.destroy())
      outgoing.on("error", () => resolve(0))
      outgoing.on("close", () => resolve(0))
      outgoing.end(body)
    })
  }
}
