import { memoize } from "./memoize"

const DATE_STYLES = {
  /** Thursday, 26 November */
  day: { weekday: "long", day: "numeric", month: "long" },
  /** Thu, 26 Nov: for ranges, which get long */
  short: { weekday: "short", day: "numeric", month: "short" },
  /** 26 November 2026 */
  date: { day: "numeric", month: "long", year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateStyle = keyof typeof DATE_STYLES

const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * A date as people write it; "" when there is none or it cannot be read.
 *
 * @param date ISO instant, shown in `timeZone`, or a calendar day (2026-11-26), shown as it is
 * @param timeZone IANA name; an unknown one is read as UTC
 */
export function formatDate(
  date: string | null | undefined,
  locale: string,
  timeZone: string,
  style: DateStyle = "day"
): string {
  const instant = date ? new Date(date) : null
  if (!date || !instant || Number.isNaN(instant.getTime())) {
    return ""
  }
  return formatterOf(date, locale, timeZone, style).format(instant)
}

/** "Tue 24 – Thu 26 Nov" as the locale joins them; one date when both are the same day. */
export function formatDateRange(
  range: { from: string; to: string } | null,
  locale: string,
  timeZone: string
): string {
  return range ? rangeText(range.from, range.to, locale, timeZone) : ""
}

// Joining two dates takes Intl 30 µs, and the orders of a day share them.
const rangeText = memoize(
  (first: string, last: string, locale: string, timeZone: string): string => {
    const [from, to] = [new Date(first), new Date(last)]
    if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) {
      return formatDate(last, locale, timeZone) || formatDate(first, locale, timeZone)
    }
    const one = formatDate(first, locale, timeZone)
    if (to <= from || one === formatDate(last, locale, timeZone)) {
      return one
    }
    return formatterOf(first, locale, timeZone, "short").formatRange(from, to)
  }
)

function formatterOf(date: string, locale: string, timeZone: string, style: DateStyle) {
  return dateFormatter(locale, CALENDAR_DAY.test(date) ? "UTC" : timeZone, style)
}

const dateFormatter = memoize((locale: string, timeZone: string, style: DateStyle) => {
  try {
    return new Intl.DateTimeFormat(locale, { ...DATE_STYLES[style], timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, { ...DATE_STYLES[style], timeZone: "UTC" })
  }
})
