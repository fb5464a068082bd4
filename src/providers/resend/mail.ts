import { z } from "@medusajs/framework/zod"

/** A mail as the transport takes it. Lists keep their order, so that a repeat is the same to the byte. */
export type Mail = {
  from: string
  to: string
  subject: string
  html: string
  text: string
  reply_to: string | null
  headers: [name: string, value: string][]
  tags: [name: string, value: string][]
}

const LINE_BREAK = /[\r\n]/
const TAG = /^[A-Za-z0-9_-]{1,256}$/
const HEADER_NAME = /^[!-9;-~]+$/
const MAX_TAGS = 75
const recipient = z.email()

/**
 * Whether Resend would take a mail, found out before it is sent: one bad mail in a batch
 * would else refuse the other 99.
 *
 * @returns what is wrong, in words; null when nothing is
 * @example
 * findMailProblem({ ...mail, to: "nobody" }) // "the address nobody is not valid"
 */
export function findMailProblem(mail: Mail): string | null {
  if (!recipient.safeParse(mail.to).success) {
    return `the address ${JSON.stringify(mail.to)} is not valid`
  }
  if (!mail.subject.trim()) {
    return "the subject is empty"
  }
  if (!mail.html && !mail.text) {
    return "the content is empty"
  }
  if (LINE_BREAK.test(mail.subject) || LINE_BREAK.test(mail.from)) {
    return "the subject or the sender holds a line break"
  }
  for (const [name, value] of mail.headers) {
    if (!HEADER_NAME.test(name) || LINE_BREAK.test(value)) {
      return `the header ${JSON.stringify(name)} is not valid`
    }
  }
  if (mail.tags.length > MAX_TAGS) {
    return `${mail.tags.length} tags are more than ${MAX_TAGS}`
  }
  const badTag = mail.tags.find(([name, value]) => !TAG.test(name) || !TAG.test(value))
  return badTag ? `the tag ${JSON.stringify(badTag.join("="))} is not valid` : null
}

/**
 * Makes any text a valid tag value: Resend allows letters, digits, `_` and `-`.
 *
 * @example
 * toTagValue("order-confirmation/confirm") // "order-confirmation_confirm"
 */
export function toTagValue(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 256) || "_"
}
