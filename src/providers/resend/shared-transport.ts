import type { ResendTransport } from "./transport"

/** How the dispatcher reaches the store's e-mail provider when that is ours. */
export type EmailGateway =
  | { kind: "resend"; transport: ResendTransport; from: string | null; replyTo: string | null }
  /** No API key outside production: mails are kept and delivered nowhere. */
  | { kind: "nowhere" }

// The provider is created inside the Notification Module, the dispatcher runs outside of it:
// the process is what they share. Symbol.for, so that two copies of this file still meet.
const KEY = Symbol.for("medusa-plugin-post-purchase.email-gateway")
const registry = globalThis as typeof globalThis & { [KEY]?: EmailGateway }

/** Set by our provider when it serves the channel `email`, which at most one provider does. */
export function registerEmailGateway(gateway: EmailGateway): void {
  registry[KEY] = gateway
}

/** The gateway of this process, or null when another provider serves the channel `email`. */
export function getEmailGateway(): EmailGateway | null {
  return registry[KEY] ?? null
}
