import { domainToASCII } from "node:url"

/** RFC 5321: 64 for the mailbox, 255 for the domain. */
const MAX_LENGTH = 320

/**
 * The one spelling under which a person is known, since Medusa keeps guests and customers
 * apart and people type their address as they like.
 *
 * Surrounding space, capitals, the Unicode form, a dot at the end of the domain and the two
 * spellings of an international domain make no difference. A plus tag does: what stands before
 * the @ belongs to the mailbox's owner, and only they know whether two of them are one.
 *
 * @returns null for what cannot be an address
 * @example
 * normalizeEmail("  Zoë+Shop@BÜCHER.example. ") // "zoë+shop@xn--bcher-kva.example"
 */
export function normalizeEmail(input: string | null | undefined): string | null {
  const text = input?.normalize("NFC").trim().toLowerCase() ?? ""
  const at = text.lastIndexOf("@")
  const mailbox = text.slice(0, at)
  const domain = domainToASCII(text.slice(at + 1).replace(/\.$/, ""))
  const isAddress =
    at > 0 &&
    domain.length > 0 &&
    text.length <= MAX_LENGTH &&
    !/[\s\p{Cc}<>,;]/u.test(mailbox)
  return isAddress ? `${mailbox}@${domain}` : null
}
