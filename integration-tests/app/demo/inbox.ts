import { setTimeout as sleep } from "node:timers/promises"
import { startFakeResend } from "../../fakes/resend"
import { Failure } from "../../support/failure"
import type { Cleanup } from "./cleanup"

/** What the plugin says about an order that goes well. */
export const expectedKinds = ["confirmation", "shipped", "delivered"] as const
export type MailKind = (typeof expectedKinds)[number]

export interface ArrivedMail {
  /** `undefined` for a mail that nobody expects. */
  kind: MailKind | undefined
  to: string[]
  subject: string
}

export interface Inbox {
  /** The page to look at. */
  url: string
  apiUrl: string
  apiKey: string
  webhookSecret: string
  /** Waits for one mail of a kind to one person, among those that came since the call of `mark`. */
  waitFor(kind: MailKind, email: string, timeoutMs: number): Promise<ArrivedMail>
  /** Everything that came since the call of `mark`. */
  arrived(): ArrivedMail[]
  /** Begins to count from here. */
  mark(): void
}

// Any key does; the fake wants the same one from the plugin.
const apiKey = "re_demo_only"
const webhookSecret = `whsec_${Buffer.from("post-purchase-demo").toString("base64")}`

/** Starts the server that stands in for Resend, with a page that shows what it was given. */
export async function startInbox(
  options: { port: number; dataFile?: string; webhookUrl: string },
  cleanup: Cleanup
): Promise<Inbox> {
  const fake = await startFakeResend({
    port: options.port,
    apiKey,
    dataFile: options.dataFile,
    webhook: { url: options.webhookUrl, secret: webhookSecret },
  })
  cleanup.add(() => fake.close())
  let seen = fake.emails().length

  const arrived = (): ArrivedMail[] =>
    fake
      .emails()
      .slice(seen)
      .map(({ to, subject, tags }) => ({ to, subject, kind: kindOf(tags) }))

  return {
    url: fake.url,
    apiUrl: fake.url,
    apiKey,
    webhookSecret,
    arrived,
    mark: () => void (seen = fake.emails().length),
    waitFor: async (kind, email, timeoutMs) => {
      const until = Date.now() + timeoutMs
      for (;;) {
        const mail = arrived().find(
          (candidate) => candidate.kind === kind && candidate.to.includes(email)
        )
        if (mail !== undefined) {
          return mail
        }
        if (Date.now() > until) {
          throw new Failure(
            `The ${kind} mail to ${email} did not arrive within ${timeoutMs / 1000} s (${describe(arrived())}).`
          )
        }
        await sleep(100)
      }
    },
  }
}

/**
 * Compares what arrived with what should have.
 *
 * @throws Failure that names every mail that is missing, doubled or unexpected
 */
export function checkMails(arrived: ArrivedMail[], email: string): void {
  const problems: string[] = []
  for (const kind of expectedKinds) {
    const count = arrived.filter(
      (mail) => mail.kind === kind && mail.to.join() === email
    ).length
    if (count !== 1) {
      problems.push(count === 0 ? `no ${kind} mail` : `${count} ${kind} mails`)
    }
  }
  for (const mail of arrived) {
    if (mail.kind === undefined || mail.to.join() !== email) {
      problems.push(`an unexpected mail "${mail.subject}" to ${mail.to.join(", ")}`)
    }
  }
  if (problems.length > 0) {
    throw new Failure(
      `The inbox should hold one mail each of ${expectedKinds.join(", ")} to ${email}, but there is ${problems.join("; ")}.`
    )
  }
}

function describe(mails: ArrivedMail[]): string {
  return mails.length === 0
    ? "the inbox got nothing"
    : `it got: ${mails.map((m) => `"${m.subject}"`).join(", ")}`
}

// The plugin tags each mail with the flow and the step that it comes from.
const kindByOrigin: Record<string, MailKind | undefined> = {
  "order-confirmation/confirm": "confirmation",
  "shipping-update/shipped": "shipped",
  "shipping-update/delivered": "delivered",
}

function kindOf(tags: { name: string; value: string }[]): MailKind | undefined {
  const tag = (wanted: string) => tags.find(({ name }) => name === wanted)?.value ?? ""
  return kindByOrigin[`${tag("flow")}/${tag("step")}`]
}
