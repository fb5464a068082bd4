import { HitKind } from "../../../modules/post-purchase/constants"

/** An event of Resend, as far as we read it. */
export type ResendEvent = {
  /** The id under which it is delivered again: `svix-id`. */
  id: string
  type: string
  kind: HitKind
  at: Date
  /** The provider's id of the mail; null for events that are about none. */
  externalId: string | null
  /** The message that the mail's tags name. */
  messageId: string | null
  bounce: "hard" | "soft" | null
  detail: string | null
  /** Who clicked or opened, when Resend measures it itself. */
  visitor: { ip: string | null; userAgent: string | null } | null
  link: string | null
  /** What is kept of a mail of ours: all but the visitor's address. */
  payload: Record<string, unknown>
  /** What is kept of anybody else's: nothing that names a person. */
  anonymousPayload: Record<string, unknown>
}

const KINDS: ReadonlyMap<string, HitKind> = new Map([
  ["email.sent", HitKind.SENT],
  ["email.delivered", HitKind.DELIVERY],
  ["email.delivery_delayed", HitKind.DELAY],
  ["email.bounced", HitKind.BOUNCE],
  ["email.complained", HitKind.COMPLAINT],
  ["email.opened", HitKind.OPEN],
  ["email.clicked", HitKind.CLICK],
  ["email.failed", HitKind.FAILURE],
  ["email.suppressed", HitKind.FAILURE],
])

/** Our own redirect records a click by itself. */
const OWN_REDIRECT = "/post-purchase/click/"
const LONGEST_DETAIL = 1000

type Fields = Record<string, unknown>

/**
 * Reads a verified webhook of Resend.
 *
 * @returns null when it is no event at all
 */
export function readResendEvent(id: string, body: unknown): ResendEvent | null {
  const event = asFields(body)
  const type = asText(event?.type)
  if (!event || !type) {
    return null
  }
  const data = asFields(event.data) ?? {}
  const bounce = asFields(data.bounce)
  const click = asFields(data.click)
  const open = asFields(data.open)
  const link = asText(click?.link)
  const seen = click ?? open
  return {
    id,
    type,
    kind: kindOf(type, link),
    at: readMoment(seen?.timestamp) ?? readMoment(event.created_at) ?? new Date(),
    externalId: asText(data.email_id),
    messageId: readTag(data.tags, "message_id"),
    bounce: bounceOf(type, bounce),
    detail: detailOf(data),
    visitor: seen && { ip: asText(seen.ipAddress), userAgent: asText(seen.userAgent) },
    link,
    payload: {
      ...event,
      data: {
        ...data,
        ...(click ? { click: withoutAddress(click) } : {}),
        ...(open ? { open: withoutAddress(open) } : {}),
      },
    },
    anonymousPayload: {
      type,
      created_at: event.created_at,
      data: bounce ? { bounce: { type: bounce.type, subType: bounce.subType } } : {},
    },
  }
}

function kindOf(type: string, link: string | null): HitKind {
  return link?.includes(OWN_REDIRECT) ? HitKind.OTHER : (KINDS.get(type) ?? HitKind.OTHER)
}

function bounceOf(type: string, bounce: Fields | null): ResendEvent["bounce"] {
  if (type === "email.suppressed") {
    return "hard"
  }
  if (type !== "email.bounced") {
    return null
  }
  return asText(bounce?.type)?.toLowerCase() === "permanent" ? "hard" : "soft"
}

function detailOf(data: Fields): string | null {
  const said = asFields(data.bounce) ?? asFields(data.failed) ?? asFields(data.suppressed)
  const text = asText(said?.message) ?? asText(said?.reason) ?? asText(said?.type)
  return text?.slice(0, LONGEST_DETAIL) ?? null
}

/** An object of names and values, as Resend's events have it, or a list, as its requests do. */
function readTag(tags: unknown, wanted: string): string | null {
  if (Array.isArray(tags)) {
    const tag = tags.map(asFields).find((candidate) => candidate?.name === wanted)
    return asText(tag?.value)
  }
  return asText(asFields(tags)?.[wanted])
}

/** ISO 8601, or PostgreSQL's way of writing it, of which Resend's events have both. */
function readMoment(value: unknown): Date | null {
  const text = asText(value)
    ?.replace(" ", "T")
    .replace(/(\.\d{3})\d+/, "$1")
    .replace(/([+-]\d{2})$/, "$1:00")
  const moment = new Date(text ?? Number.NaN)
  const isPlausible = moment.getTime() > 0
  // What lies in the future would count in no window; their clock is a little ahead of ours.
  return isPlausible ? new Date(Math.min(moment.getTime(), Date.now())) : null
}

function withoutAddress({ ipAddress: _ipAddress, ...rest }: Fields): Fields {
  return rest
}

function asFields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { ...value }
    : null
}

function asText(value: unknown): string | null {
  return typeof value === "string" && value ? value : null
}
