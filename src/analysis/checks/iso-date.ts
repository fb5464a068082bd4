import { verdict, type Check } from "./check"

const pattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:Z|([+-])(\d\d)(?::?(\d\d))?)?)?$/

/**
 * Milliseconds since 1970 of an ISO 8601 date or date-time; NaN for anything else. Unlike
 * `Date.parse` it takes no other notation, no 30 February, and reads a time without an
 * offset as UTC, so that the answer does not depend on the machine.
 */
export function timeOf(date: string): number {
  const parts = pattern.exec(date)
  if (!parts) {
    return Number.NaN
  }
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)))
  const [fraction = "", sign, offsetHours = "0", offsetMinutes = "0"] = parts.slice(7)
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; setUTCFullYear does not.
  const midnight = new Date(0)
  midnight.setUTCFullYear(year!, month! - 1, day)
  const exists = midnight.getUTCMonth() === month! - 1 && midnight.getUTCDate() === day
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes)
  if (
    !exists ||
    hour > 23 ||
    minute > 59 ||
    second > 59 ||
    Number(offsetHours) > 23 ||
    Number(offsetMinutes) > 59
  ) {
    return Number.NaN
  }
  return (
    midnight.getTime() +
    ((hour * 60 + minute - (sign === "-" ? -offset : offset)) * 60 + second) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, "0"))
  )
}

export const isoDate: Check = (value) =>
  verdict(
    typeof value === "string" && !Number.isNaN(timeOf(value)),
    "must be an ISO 8601 date such as 2024-03-01 or 2024-03-01T10:00:00Z",
    value
  )
