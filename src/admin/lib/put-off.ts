import type { TranslationKey } from "../hooks/use-translate"

type PutOff = { key: TranslationKey; values: Record<string, string> }

/** What the dispatcher notes when a message has to wait, and how we say it. */
const REASONS: [pattern: RegExp, key: TranslationKey][] = [
  [/^quiet hours until (?<when>[\d: -]+) in (?<zone>.+)$/, "putOff.quietHours"],
  [
    /^outside the preferred hours until (?<when>[\d: -]+) in (?<zone>.+)$/,
    "putOff.preferredHours",
  ],
  [/^\d+ marketing mails? in .+ already, as many/, "putOff.ownCap"],
  [/^\d+ marketing mails? in .+ already$/, "putOff.cap"],
  [/^paused by the recipient until (?<when>.+)$/, "putOff.pausedByRecipient"],
  [/^marketing is paused$/, "putOff.marketingPaused"],
  [/^waits for the confirmation of the subscription$/, "putOff.unconfirmed"],
  [/^the quiet hours cover all preferred hours/, "putOff.noMoment"],
  [/^no public address is set/, "putOff.publicUrl"],
  [/^no postal address is set/, "putOff.postalAddress"],
]

/**
 * Recognises why a message was put off.
 *
 * @returns null for a reason of a store's own flow, or what a provider said: shown as it is
 */
export function readPutOff(detail: string): PutOff | null {
  for (const [pattern, key] of REASONS) {
    const match = pattern.exec(detail)
    if (match) {
      return { key, values: { ...match.groups } }
    }
  }
  return null
}
