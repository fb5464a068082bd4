import { localPart } from "./email-address"
import type { EmailEventType, EmitOptions, FakeEmail } from "./types"

const USER_AGENT =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"

const details = (
  email: FakeEmail,
  type: EmailEventType,
  at: string,
  options: EmitOptions
): Record<string, unknown> => {
  switch (type) {
    case "email.bounced":
      return {
        bounce: {
          message: `The recipient's mail server rejected ${localPart(email.to[0])}: the mailbox does not exist.`,
          subType: "General",
          type: "Permanent",
        },
      }
    case "email.clicked":
      return {
        click: {
          ipAddress: options.ipAddress ?? "203.0.113.7",
          link: options.link ?? "https://example.com/",
          timestamp: at,
          userAgent: options.userAgent ?? USER_AGENT,
        },
      }
    case "email.failed":
      return { failed: { reason: "reached_daily_quota" } }
    case "email.suppressed":
      return {
        suppressed: {
          message: "The address is on the account's suppression list.",
          type: "OnAccountSuppressionList",
        },
      }
    default:
      return {}
  }
}

/** In events, unlike in requests, tags are one object. */
export const webhookPayload = (
  email: FakeEmail,
  type: EmailEventType,
  at: string,
  options: EmitOptions
): Record<string, unknown> => ({
  type,
  created_at: at,
  data: {
    created_at: email.acceptedAt,
    email_id: email.id,
    message_id: email.messageId,
    from: email.from,
    to: email.to,
    subject: email.subject,
    ...(email.tags.length > 0
      ? { tags: Object.fromEntries(email.tags.map(({ name, value }) => [name, value])) }
      : {}),
    ...details(email, type, at, options),
  },
})
