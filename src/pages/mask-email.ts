import { domainToUnicode } from "node:url"

/**
 * An address as its owner recognises it and nobody else learns it: a mail is forwarded, and
 * scanners fetch its links.
 *
 * @example
 * maskEmail("marlene@example.com") // "ma•••@example.com"
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@")
  const mailbox = Array.from(email.slice(0, at))
  const domain = domainToUnicode(email.slice(at + 1)) || email.slice(at + 1)
  return `${mailbox.slice(0, mailbox.length > 3 ? 2 : 1).join("")}•••@${domain}`
}
