import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { type OffsetSpan, offsetAt, offsetSpans } from "../../../time-zones/offset-spans"

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const MINUTES_A_DAY = 1440

/** A week, and another one: daylight-saving time can swallow this week's only moment. */
const HORIZON_DAYS = 15

/** When marketing mail may leave by the recipient's own clock. */
export type SendingWindow = {
  /** IANA name. */
  timeZone: string
  /** `from` inclusive, `until` exclusive; over midnight when `from` is later. */
  quietHours: StoreSettings["sending"]["quiet_hours"]
  /** ISO weekdays (1 is Monday); `from` inclusive, `until` exclusive. */
  preferred: StoreSettings["sending"]["preferred"]
}

/** What keeps a mail back. */
export type WindowRule = "quiet-hours" | "preferred"

/**
 * What forbids marketing mail at a moment; null when nothing does.
 *
 * @throws RangeError when the runtime does not know the time zone
 */
export function findWindowRule(moment: Date, window: SendingWindow): WindowRule | null {
  const time = moment.getTime()
  return findRuleAt(time + offsetAt(window.timeZone, time), window)
}

/**
 * Whether marketing mail may leave at a moment.
 *
 * @throws RangeError when the runtime does not know the time zone
 */
export function isAllowed(moment: Date, window: SendingWindow): boolean {
  return findWindowRule(moment, window) === null
}

/**
 * The earliest moment from now on at which marketing mail may leave: now itself when it may.
 *
 * Where clocks are put forward over the beginning of the window, it is the first moment that
 * exists; where they are put back, the hour that comes twice counts both times.
 *
 * @returns null when the rules leave no moment at all: the quiet hours cover the preferred ones
 * @throws RangeError when the runtime does not know the time zone
 * @example
 * nextAllowedMoment({
 *   now: new Date("2026-11-22T23:30:00Z"),
 *   timeZone: "Europe/Berlin",
 *   quietHours: { from: "21:00", until: "08:00" },
 *   preferred: null,
 * }) // 2026-11-23T07:00:00Z
 */
export function nextAllowedMoment({
  now,
  ...window
}: SendingWindow & { now: Date }): Date | null {
  if (isAllowed(now, window)) {
    return now
  }
  for (const span of offsetSpans(window.timeZone, now.getTime(), HORIZON_DAYS)) {
    const moment = firstAllowedIn(span, window)
    if (moment !== null) {
      return new Date(moment)
    }
  }
  return null
}

/** Inside one span clocks run evenly, so a window opens when the span begins or when a rule's hour strikes. */
function firstAllowedIn(
  { from, until, offsetMs }: OffsetSpan,
  window: SendingWindow
): number | null {
  const strikes = [
    window.quietHours && minuteOf(window.quietHours.until),
    window.preferred && minuteOf(window.preferred.from),
  ]
    .filter((minute) => minute !== null)
    .sort((one, other) => one - other)
  const moments = [from]
  const firstDay = Math.floor((from + offsetMs) / DAY_MS) * DAY_MS
  for (let day = firstDay; day < until + offsetMs; day += DAY_MS) {
    moments.push(...strikes.map((minute) => day + minute * MINUTE_MS - offsetMs))
  }
  return (
    moments.find(
      (moment) =>
        moment >= from && moment < until && findRuleAt(moment + offsetMs, window) === null
    ) ?? null
  )
}

/** `wall` is what the clock shows, as if it were UTC. */
function findRuleAt(
  wall: number,
  { quietHours, preferred }: SendingWindow
): WindowRule | null {
  const day = Math.floor(wall / DAY_MS)
  const minute = Math.floor((wall - day * DAY_MS) / MINUTE_MS)
  if (quietHours && isBetween(minute, quietHours)) {
    return "quiet-hours"
  }
  // The first of January 1970 was a Thursday.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1
  const isPreferred =
    !preferred || (preferred.weekdays.includes(weekday) && isBetween(minute, preferred))
  return isPreferred ? null : "preferred"
}

function isBetween(minute: number, hours: { from: string; until: string }): boolean {
  const from = minuteOf(hours.from)
  const length = (minuteOf(hours.until) - from + MINUTES_A_DAY) % MINUTES_A_DAY
  return (minute - from + MINUTES_A_DAY) % MINUTES_A_DAY < length
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
}
