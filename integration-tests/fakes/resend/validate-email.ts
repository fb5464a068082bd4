import { invalid, missingField } from "./api-error"
import { bareAddress } from "./email-address"
import { isRecord } from "./is-record"
import type { EmailTag } from "./types"

export interface ValidEmail {
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  tags: EmailTag[]
  attachments: string[]
  scheduledAt: string | null
}

const MAX_TO = 50
const MAX_TAGS = 75
const TAG = /^[A-Za-z0-9_-]{1,256}$/
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const LINE_BREAK = /[\r\n]/
const FORMAT =
  "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format."

const addresses = (value: unknown, field: string): string[] => {
  if (value === undefined || value === null) {
    return []
  }
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.map((item) => {
    if (typeof item !== "string" || bareAddress(item) === undefined) {
      throw invalid(`Invalid \`${field}\` field. ${FORMAT}`)
    }
    return item
  })
}

const optionalText = (value: unknown, field: string): string | null => {
  if (value === undefined || value === null) {
    return null
  }
  if (typeof value !== "string") {
    throw invalid(`The \`${field}\` field must be a string.`)
  }
  return value
}

const readHeaders = (value: unknown): Record<string, string> => {
  if (value === undefined || value === null) {
    return {}
  }
  if (!isRecord(value)) {
    throw invalid("The `headers` field must be an object of strings.")
  }
  const headers: Record<string, string> = {}
  for (const [name, content] of Object.entries(value)) {
    if (!HEADER_NAME.test(name)) {
      throw invalid(
        `Invalid \`headers\` field. ${JSON.stringify(name)} is no header name.`
      )
    }
    if (typeof content !== "string") {
      throw invalid(
        `Invalid \`headers\` field. The value of \`${name}\` must be a string.`
      )
    }
    if (LINE_BREAK.test(content)) {
      throw invalid(
        `Invalid \`headers\` field. The value of \`${name}\` has a line break.`
      )
    }
    headers[name] = content
  }
  return headers
}

const readTags = (value: unknown): EmailTag[] => {
  if (value === undefined || value === null) {
    return []
  }
  if (!Array.isArray(value)) {
    throw invalid("The `tags` field must be an array of `{ name, value }`.")
  }
  if (value.length > MAX_TAGS) {
    throw invalid(`The \`tags\` field can have at most ${MAX_TAGS} tags.`)
  }
  return value.map((tag: unknown) => {
    const { name, value: content } = isRecord(tag) ? tag : {}
    if (typeof name !== "string" || typeof content !== "string") {
      throw invalid(
        "Invalid `tags` field. Each tag needs a `name` and a `value`, both strings."
      )
    }
    if (!TAG.test(name) || !TAG.test(content)) {
      throw invalid(
        "Invalid `tags` field. Tags should only contain ASCII letters, numbers, underscores, or dashes, and have 1 to 256 characters."
      )
    }
    return { name, value: content }
  })
}

const readAttachments = (value: unknown): string[] => {
  if (value === undefined || value === null) {
    return []
  }
  if (!Array.isArray(value)) {
    throw invalid("The `attachments` field must be an array.")
  }
  return value.map((item: unknown, index) =>
    isRecord(item) && typeof item.filename === "string"
      ? item.filename
      : `attachment-${index + 1}`
  )
}

/** @throws ApiError that names the field. */
export const validateEmail = (body: unknown, inBatch: boolean): ValidEmail => {
  if (!isRecord(body)) {
    throw invalid("An email must be a JSON object.")
  }
  for (const field of ["from", "to", "subject"]) {
    const value = body[field]
    const empty = value === undefined || value === null || value === ""
    if (empty || (field === "to" && Array.isArray(value) && value.length === 0)) {
      throw missingField(field)
    }
  }
  if (typeof body.from !== "string" || bareAddress(body.from) === undefined) {
    throw invalid(`Invalid \`from\` field. ${FORMAT}`)
  }
  const to = addresses(body.to, "to")
  if (to.length > MAX_TO) {
    throw invalid(`The \`to\` field can have at most ${MAX_TO} addresses.`)
  }
  const subject = optionalText(body.subject, "subject") ?? ""
  if (LINE_BREAK.test(subject)) {
    throw invalid("Invalid `subject` field. It must not have line breaks.")
  }
  if (inBatch) {
    for (const field of ["attachments", "scheduled_at"]) {
      if (body[field] !== undefined && body[field] !== null) {
        throw invalid(`The \`${field}\` field is not supported in a batch.`)
      }
    }
  }
  const html = optionalText(body.html, "html")
  const text = optionalText(body.text, "text")
  if (!html && !text && !isRecord(body.template)) {
    throw missingField("html` or `text")
  }
  return {
    from: body.from,
    to,
    cc: addresses(body.cc, "cc"),
    bcc: addresses(body.bcc, "bcc"),
    replyTo: addresses(body.reply_to, "reply_to"),
    subject,
    html,
    text,
    headers: readHeaders(body.headers),
    tags: readTags(body.tags),
    attachments: readAttachments(body.attachments),
    scheduledAt: optionalText(body.scheduled_at, "scheduled_at"),
  }
}
