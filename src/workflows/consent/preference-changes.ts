import { MedusaError } from "@medusajs/framework/utils"
import {
  ConsentAction,
  ConsentMode,
  ConsentTopic,
  type Topic,
} from "../../modules/post-purchase/constants"
import type { ContactChange } from "../../modules/post-purchase/queries/contacts-update"
import { MAIL_TOPICS } from "./mail-topics"
import type { Standing } from "./read-standing"
import { ifGiven, requireLocale, requireMoment, requireTimeZone } from "./requirements"
import type { ConsentDecision } from "./statement"
import type { SavePreferencesInput } from "./workflows/save-preferences"

/** A leap year, so that the same day of the next year is always within it. */
const LONGEST_PAUSE_MS = 366 * 86_400_000

export type PreferenceChanges = {
  /** Topics that were switched; what was as wanted already is missing. */
  decisions: ConsentDecision[]
  /** Whether the person wants no topic any more, or said no to each: also one that never was on. */
  isAllOff: boolean
  /** Whether a yes that still waits was said again: its confirmation may be mailed once more. */
  asksAgain: boolean
}

/** Compares what a person wants with where they stand. Pure. */
export function findPreferenceChanges(
  { topics = {}, tracking, is_confirmed }: SavePreferencesInput,
  standing: Standing,
  mode: ConsentMode
): PreferenceChanges {
  const saysOf = (topic: Topic) => standing.recipient.consents.get(topic)?.action
  const waits = (topic: Topic) => saysOf(topic) === ConsentAction.REQUESTED
  const needsConfirmation = mode === ConsentMode.DOUBLE_OPT_IN && !is_confirmed
  const isChange = (topic: Topic): boolean => {
    if (topics[topic] === undefined) {
      return false
    }
    if (topics[topic]) {
      return !standing.topics[topic] && !(waits(topic) && needsConfirmation)
    }
    // A no counts where silence would be a yes, and where an earlier yes could come back.
    const said = saysOf(topic)
    return said ? said !== ConsentAction.WITHDRAWN : mode === ConsentMode.SOFT_OPT_IN
  }
  const changed = MAIL_TOPICS.filter(isChange)
  const staysOn = (topic: Topic): boolean =>
    changed.includes(topic)
      ? topics[topic] === true
      : standing.topics[topic] || waits(topic)
  return {
    decisions: [
      ...changed.map((topic) => ({ topic, granted: topics[topic] === true })),
      ...(tracking !== undefined && tracking !== standing.tracking
        ? [{ topic: ConsentTopic.TRACKING, granted: tracking }]
        : []),
    ],
    isAllOff:
      MAIL_TOPICS.every((topic) => topics[topic] === false) ||
      (changed.length > 0 && !MAIL_TOPICS.some(staysOn)),
    asksAgain:
      needsConfirmation &&
      MAIL_TOPICS.some((topic) => topics[topic] === true && waits(topic)),
  }
}

/**
 * The fields of the contact that change.
 *
 * @throws MedusaError (invalid_data) for a pause that is over or longer than a year, a language
 *   or time zone that does not exist
 */
export function toContactChange(input: SavePreferencesInput, now: Date): ContactChange {
  const pausedUntil = ifGiven(input.paused_until, requireMoment)
  if (pausedUntil && pausedUntil <= now) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The pause would end on ${pausedUntil.toISOString()}, which is over. Give a moment in the future, or null for no pause.`
    )
  }
  if (pausedUntil && pausedUntil.getTime() - now.getTime() > LONGEST_PAUSE_MS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The pause would end on ${pausedUntil.toISOString()}. It can be a year long at most; to stop for good, turn the topics off.`
    )
  }
  return {
    paused_until: pausedUntil,
    frequency: input.frequency,
    locale: ifGiven(input.locale, requireLocale),
    time_zone: ifGiven(input.time_zone, requireTimeZone),
  }
}
