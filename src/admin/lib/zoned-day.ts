/**
 * The moment at which a day begins in a time zone.
 *
 * @param day - `2026-11-22`
 * @param timeZone - an IANA name
 * @example
 * startOfDay("2026-11-22", "Europe/Berlin") // 2026-11-21T23:00:00.000Z
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const first = midnight - offset(new Date(midnight), timeZone)
  // The clocks may have changed between midnight there and midnight in UTC.
  return new Date(midnight - offset(new Date(first), timeZone))
}

/** The day that a moment falls on in a time zone: `2026-11-22`. */
export function dayOf(moment: Date, timeZone: string): string {
  return new Date(moment.getTime() + offset(moment, timeZone)).toISOString().slice(0, 10)
}

/** Some days earlier, or later with a negative number. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000)
    .toISOString()
    .slice(0, 10)
}

/** Milliseconds that the zone's clock is ahead of UTC. */
function offset(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value)
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second")
  )
  return wall - Math.floor(moment.getTime() / 1000) * 1000
}
