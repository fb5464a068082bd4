import type { AdjustableClock } from "./adjustable-clock"
import { bareAddress, localPart } from "./email-address"
import type { EmailStore } from "./email-store"
import type { EmailEventType, EmitOptions, FakeEmail } from "./types"
import { webhookPayload } from "./webhook-payload"
import type { WebhookSender } from "./webhook-sender"

const FATE_BY_LOCAL_PART: [prefix: string, events: EmailEventType[]][] = [
  ["bounce", ["email.bounced"]],
  ["complain", ["email.delivered", "email.complained"]],
  ["delayed", ["email.delivery_delayed"]],
]

const fateOf = (email: FakeEmail): EmailEventType[] => {
  const locals = email.to.map(localPart)
  const fate = FATE_BY_LOCAL_PART.find(([prefix]) =>
    locals.some((local) => local.startsWith(prefix))
  )
  return fate ? fate[1] : ["email.delivered"]
}

const normalise = (address: string) => (bareAddress(address) ?? address).toLowerCase()

/** What becomes of a mail after it was accepted. */
export class Lifecycle {
  private suppressed = new Set<string>()

  constructor(
    private readonly clock: AdjustableClock,
    private readonly store: EmailStore,
    private readonly sender: WebhookSender | undefined,
    private readonly deliveryDelayMs: number
  ) {}

  begin(email: FakeEmail): void {
    if (email.to.some((to) => this.suppressed.has(normalise(to)))) {
      this.later(0, email, ["email.suppressed"])
      return
    }
    const scheduledFor =
      email.scheduledAt === null ? Number.NaN : Date.parse(email.scheduledAt)
    if (email.scheduledAt !== null) {
      this.later(0, email, ["email.scheduled"])
      // Natural language ("in 1 hour") is accepted, and such a mail stays scheduled.
      if (Number.isNaN(scheduledFor)) {
        return
      }
    }
    const start = Math.max(0, scheduledFor - this.clock.now() || 0)
    this.later(start, email, ["email.sent"])
    this.later(start + this.deliveryDelayMs, email, fateOf(email))
  }

  suppress(address: string): void {
    this.suppressed.add(normalise(address))
  }

  /** Resolves when the webhook's receiver, if there is one, has answered. */
  async emit(
    email: FakeEmail,
    type: EmailEventType,
    options: EmitOptions = {}
  ): Promise<void> {
    const at = this.clock.iso()
    this.store.record(email, type, at)
    await this.sender?.send(email, type, webhookPayload(email, type, at, options))
  }

  reset(): void {
    this.suppressed.clear()
  }

  private later(delayMs: number, email: FakeEmail, types: EmailEventType[]): void {
    this.clock.schedule(delayMs, async () => {
      for (const type of types) {
        await this.emit(email, type)
      }
    })
  }
}
