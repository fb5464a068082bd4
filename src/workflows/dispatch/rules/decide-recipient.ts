import { DateTime } from "luxon"
import type { Recipient } from "../../../modules/post-purchase/contact-state"
import { type Decision, reschedule, send, skip } from "../../../flows/decision"
import {
  type ConsentMode,
  Frequency,
  Purpose,
  type Topic,
} from "../../../modules/post-purchase/constants"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import type { SkipReason } from "../../../modules/post-purchase/skip-reasons"
import { type ReachedCap, findReachedCap } from "./cap-rule"
import { decideConsent } from "./consent-rule"
import { type SendingWindow, findWindowRule, nextAllowedMoment } from "./sending-window"
import { decideSuppression } from "./suppression-rule"

const PAUSE_SECONDS = 15 * 60
/** An admin may mend settings that leave no moment. */
const NO_MOMENT_SECONDS = 3600
const DAY_MS = 86_400_000

export type RecipientQuestion = {
  purpose: Purpose
  /** Null for transactional mail. */
  topic: Topic | null
  /** As it holds for the message's sales channel, see `consentModeOf`. */
  mode: ConsentMode
  settings: Pick<StoreSettings, "sending" | "consent">
  recipient: Recipient
  /** Whether all marketing of the store stands still. */
  isPaused: boolean
  now: Date
  /** After it the message is not worth sending any more; null when that never comes. */
  expiresAt: Date | null
  /** The recipient's, or the store's when theirs is not known. */
  timeZone: string
}

/** The consent mode of a sales channel: its own, else the store's. */
export function consentModeOf(
  { consent }: Pick<StoreSettings, "consent">,
  salesChannelId: string | null
): ConsentMode {
  return consent.channels[salesChannelId ?? ""] ?? consent.mode
}

/**
 * Whether a person may be written to now: suppression, and for marketing mail consent, the
 * store's pause, the person's pause, caps, quiet hours and preferred hours.
 *
 * Pure. A mail that may leave later is rescheduled to the first moment that keeps all rules as
 * they stand now, and skipped when that is after its last useful moment.
 *
 * @throws RangeError when the runtime does not know the time zone
 */
export function decideRecipient(question: RecipientQuestion): Decision {
  const { purpose, topic, mode, settings, recipient, isPaused, now } = question
  const suppression = decideSuppression(purpose, recipient.suppressions)
  if (suppression.kind !== "send" || purpose === Purpose.TRANSACTIONAL) {
    return suppression
  }
  if (!topic) {
    return skip("no-consent", "the flow has no topic that anybody could agree to")
  }
  const consent = decideConsent({
    mode,
    topic,
    strictCountries: settings.consent.strict_countries,
    recipient,
    now,
  })
  if (consent.kind === "reschedule") {
    return later(question, consent.delaySeconds, consent.detail, "consent-unconfirmed")
  }
  if (consent.kind === "skip") {
    return consent
  }
  if (isPaused) {
    return later(question, PAUSE_SECONDS, "marketing is paused")
  }
  return decideMoment(question)
}

/**
 * When marketing mail to somebody who agreed may leave.
 *
 * One pass is enough: a pause that is over and a cap with room stay so, so that the first
 * moment of the sending window after both keeps all three.
 */
function decideMoment(question: RecipientQuestion): Decision {
  const { settings, recipient, now, timeZone } = question
  const { quiet_hours: quietHours, preferred, cap } = settings.sending
  const window = { timeZone, quietHours, preferred }
  const pausedUntil = recipient.contact?.pausedUntil ?? null
  const reached = findReachedCap({
    cap,
    frequency: recipient.contact?.frequency ?? Frequency.ALL,
    moments: recipient.marketingMoments,
    now,
  })
  const earliest = new Date(
    Math.max(now.getTime(), pausedUntil?.getTime() ?? 0, reached?.until.getTime() ?? 0)
  )
  const moment = nextAllowedMoment({ now: earliest, ...window })
  if (!moment) {
    return later(
      question,
      NO_MOMENT_SECONDS,
      "the quiet hours cover all preferred hours: change one of them in the settings"
    )
  }
  if (moment.getTime() === now.getTime()) {
    return send()
  }
  const seconds = Math.ceil((moment.getTime() - now.getTime()) / 1000)
  if (pausedUntil && pausedUntil > now) {
    const day = DateTime.fromJSDate(pausedUntil, { zone: timeZone }).toISODate()
    return later(question, seconds, `paused by the recipient until ${day}`)
  }
  return later(
    question,
    seconds,
    reached ? sayCap(reached) : sayWindow(now, moment, window)
  )
}

/** A reschedule, unless the moment is too late. */
function later(
  { now, expiresAt }: RecipientQuestion,
  seconds: number,
  detail: string,
  reasonWhenTooLate: SkipReason = "too-late"
): Decision {
  return expiresAt && now.getTime() + seconds * 1000 > expiresAt.getTime()
    ? skip(reasonWhenTooLate, detail)
    : reschedule(seconds, detail)
}

function sayCap({ cap: { messages, days }, isOwnWish }: ReachedCap): string {
  const mails = `${messages} marketing ${messages === 1 ? "mail" : "mails"}`
  const time = days === 1 ? "24 hours" : `${days} days`
  return isOwnWish
    ? `${mails} in ${time} already, as many as the recipient wants`
    : `${mails} in ${time} already`
}

function sayWindow(now: Date, moment: Date, window: SendingWindow): string {
  const rule = findWindowRule(now, window)
  const isSoon = moment.getTime() - now.getTime() < DAY_MS
  const until = DateTime.fromJSDate(moment, { zone: window.timeZone }).toFormat(
    isSoon ? "HH:mm" : "yyyy-MM-dd HH:mm"
  )
  return rule === "quiet-hours"
    ? `quiet hours until ${until} in ${window.timeZone}`
    : `outside the preferred hours until ${until} in ${window.timeZone}`
}
