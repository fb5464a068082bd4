import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ResolvedResendOptions } from "./options"
import { createPacer } from "./pacer"
import { ResendTransport } from "./transport"

/** How the dispatcher reaches the store's e-mail provider when that is ours. */
export type EmailGateway =
  | {
      kind: "resend"
      transport: ResendTransport
      from: string | null
      replyTo: string | null
    }
  /** No API key outside production: mails are kept and delivered nowhere. */
  | { kind: "nowhere" }

type Registered = {
  options: ResolvedResendOptions
  opened: { gateway: EmailGateway; db: Knex } | null
}

// The provider lives inside the Notification Module, which creates it at its first mail; the
// dispatcher runs outside of it and must know from its first mail on. The process is what they
// share. Symbol.for, so that two copies of this file still meet.
const KEY = Symbol.for("medusa-plugin-post-purchase.email-gateway")
const registry = globalThis as typeof globalThis & { [KEY]?: Registered }

/** Called at boot with the options of our provider; it serves us when its channels hold `email`. */
export function registerEmailGateway(options: ResolvedResendOptions): void {
  if (options.channels?.includes("email")) {
    registry[KEY] = { options, opened: null }
  }
}

/**
 * The gateway of this process, or null when another provider serves the channel `email`.
 *
 * @param db - the store's connection, over which all processes share the rate
 */
export function openEmailGateway(db: Knex): EmailGateway | null {
  const registered = registry[KEY]
  if (!registered) {
    return null
  }
  if (registered.opened?.db !== db) {
    registered.opened = { gateway: createGateway(registered.options, db), db }
  }
  return registered.opened.gateway
}

/** The secrets that webhooks of this store are signed with; none when it takes no webhooks. */
export function readWebhookSecrets(): string[] {
  return registry[KEY]?.options.webhook_secret?.split(/\s+/) ?? []
}

/** A transport with its pacer; null without an API key. */
export function createTransport(
  { api_key, base_url, timeout_ms, rate_per_second }: ResolvedResendOptions,
  db: Knex
): ResendTransport | null {
  return api_key
    ? new ResendTransport(
        { api_key, base_url, timeout_ms },
        createPacer(db, api_key, rate_per_second)
      )
    : null
}

function createGateway(options: ResolvedResendOptions, db: Knex): EmailGateway {
  const transport = createTransport(options, db)
  return transport
    ? {
        kind: "resend",
        transport,
        from: options.from ?? null,
        replyTo: options.reply_to ?? null,
      }
    : { kind: "nowhere" }
}
