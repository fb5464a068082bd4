import { IANAZone } from "luxon"

/**
 * Whether the runtime knows a time zone of this name. Offsets like `+02:00` are none: they
 * know no daylight-saving time.
 *
 * @example
 * isTimeZone("Europe/Berlin") // true
 * isTimeZone("Mars/Olympus") // false
 */
export function isTimeZone(name: string): boolean {
  return /^[a-z]/i.test(name) && IANAZone.isValidZone(name)
}
