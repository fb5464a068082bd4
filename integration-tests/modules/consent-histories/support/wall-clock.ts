const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * What the clock on somebody's wall shows, asked of the runtime and not of the code under test.
 *
 * @returns the ISO weekday, and the time as `08:05`
 */
export function readWallClock(
  timeZone: string,
  at: number
): { weekday: number; time: string } {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
    formats.set(timeZone, format)
  }
  // "Sun 21:05"
  const [weekday, time] = format.format(at).split(/,? /)
  return { weekday: WEEKDAYS.indexOf(weekday) + 1, time }
}
