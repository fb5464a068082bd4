import { Frequency } from "../../../modules/post-purchase/constants"
import type { Cap } from "../../../modules/post-purchase/queries/hold-back-capped"

const DAY_MS = 86_400_000

const OWN_CAPS: Record<Frequency, Cap | null> = {
  [Frequency.ALL]: null,
  [Frequency.WEEKLY]: { messages: 1, days: 7 },
  [Frequency.MONTHLY]: { messages: 1, days: 30 },
}

export type CapQuestion = {
  /** The store's. */
  cap: Cap | null
  /** The person's own wish. */
  frequency: Frequency
  /** When marketing mails left, or were sealed to leave, newest first. */
  moments: readonly Date[]
  now: Date
}

/** A cap that is used up, and when there is room again. */
export type ReachedCap = { cap: Cap; isOwnWish: boolean; until: Date }

/** All caps that hold for a person: in any stretch of so many days of 24 hours, at most so many marketing mails. */
export function capsOf(cap: Cap | null, frequency: Frequency = Frequency.ALL): Cap[] {
  return [cap, OWN_CAPS[frequency]].filter((limit) => limit !== null)
}

/** The cap that keeps a mail back longest; null when there is room. */
export function findReachedCap({
  cap,
  frequency,
  moments,
  now,
}: CapQuestion): ReachedCap | null {
  let latest: ReachedCap | null = null
  for (const limit of capsOf(cap, frequency)) {
    const oldest = moments[limit.messages - 1]
    const until = oldest && new Date(oldest.getTime() + limit.days * DAY_MS)
    if (until && until > now && (!latest || until > latest.until)) {
      latest = { cap: limit, isOwnWish: limit !== cap, until }
    }
  }
  return latest
}

/**
 * The earliest moment from now on at which one more mail stays within all caps. It stays so
 * afterwards, as long as none leaves in between.
 */
export function nextUncappedMoment(question: CapQuestion): Date {
  return findReachedCap(question)?.until ?? question.now
}
