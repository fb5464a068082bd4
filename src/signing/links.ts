import type { KeyRing } from "./key-ring"
import { TokenUse } from "./token"

const DAY_MS = 86_400_000
/** A confirmation proves a mailbox; a stale one proves little. */
const CONFIRM_DAYS = 30
/** People write about what they bought when they know it; the page shows what was ordered to whoever has the link. */
const REVIEW_DAYS = 365
/** An answer that comes much later is about something else. */
const SURVEY_DAYS = 60
/** A page that shows and changes what a person wants; a forwarded mail should not open it for ever. */
export const PREFERENCES_DAYS = 365

/** What every public address of ours begins with, spelled as `URL` spells it, a slash at its end. */
export function publicBase(publicUrl: string): string {
  return new URL("post-purchase/", `${publicUrl.replace(/\/+$/, "")}/`).href
}

/** The signed addresses of a store's public pages. */
export type PublicLinks = {
  click(messageId: string, position: number): string
  open(messageId: string): string
  unsubscribe(messageId: string): string
  preferences(contactId: string): string
  confirm(contactId: string): string
  /** @param position - which of the message's mentions */
  review(messageId: string, position: number): string
  survey(messageId: string): string
}

/**
 * Builds signed links.
 *
 * @param publicUrl - where the Medusa server is reached from the internet
 * @example
 * createPublicLinks(ring, "https://api.shop.example", new Date()).open("ppmsg_01")
 * // "https://api.shop.example/post-purchase/open/k1.o.ppmsg_01...…"
 */
export function createPublicLinks(
  ring: Pick<KeyRing, "sign">,
  publicUrl: string,
  now: Date
): PublicLinks {
  const base = publicBase(publicUrl).slice(0, -1)
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS)
  return {
    click: (subject, position) =>
      `${base}/click/${ring.sign({ use: TokenUse.CLICK, subject, position })}`,
    open: (subject) => `${base}/open/${ring.sign({ use: TokenUse.OPEN, subject })}`,
    // Never expires: whoever wants no more mail may say so from any mail, however old.
    unsubscribe: (subject) =>
      `${base}/unsubscribe/${ring.sign({ use: TokenUse.UNSUBSCRIBE, subject })}`,
    preferences: (subject) =>
      `${base}/preferences/${ring.sign({ use: TokenUse.PREFERENCES, subject, expiresAt: inDays(PREFERENCES_DAYS) })}`,
    confirm: (subject) =>
      `${base}/confirm/${ring.sign({ use: TokenUse.CONFIRM, subject, expiresAt: inDays(CONFIRM_DAYS) })}`,
    review: (subject, position) =>
      `${base}/review/${ring.sign({ use: TokenUse.REVIEW, subject, position, expiresAt: inDays(REVIEW_DAYS) })}`,
    survey: (subject) =>
      `${base}/survey/${ring.sign({ use: TokenUse.SURVEY, subject, expiresAt: inDays(SURVEY_DAYS) })}`,
  }
}
