import { MedusaError } from "@medusajs/framework/utils"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"
import { isTimeZone } from "../../time-zones/is-time-zone"

/** @throws MedusaError (invalid_data) for what is no e-mail address */
export function requireEmail(input: string): string {
  return normalizeEmail(input) ?? refuse(`${quote(input)} is not an e-mail address.`)
}

/** @throws MedusaError (invalid_data) for a time zone that does not exist */
export function requireTimeZone(input: string): string {
  return isTimeZone(input)
    ? input
    : refuse(
        `There is no time zone ${quote(input)}. Use an IANA name like Europe/Berlin.`
      )
}

/** @throws MedusaError (invalid_data) for what is no language tag */
export function requireLocale(input: string): string {
  return (
    toLocale(input) ??
    refuse(`${quote(input)} is not a language tag. Use one like en or de-AT.`)
  )
}

/** @throws MedusaError (invalid_data) for what is no moment */
export function requireMoment(input: string | Date): Date {
  const moment = new Date(input)
  return Number.isNaN(moment.getTime())
    ? refuse(`${quote(input)} is not a moment. Use ISO 8601, like 2026-12-24T10:00:00Z.`)
    : moment
}

/** The language tag in its canonical spelling; null for what is none. */
export function toLocale(input: string): string | null {
  try {
    return Intl.getCanonicalLocales(input)[0] ?? null
  } catch {
    return null
  }
}

/** The value of a field that may be missing or null, checked when it is there. */
export function ifGiven<Given extends string | Date, Checked>(
  value: Given | null | undefined,
  check: (value: Given) => Checked
): Checked | null | undefined {
  return value === null || value === undefined ? value : check(value)
}

const quote = (input: string | Date): string => JSON.stringify(input).slice(0, 100)

function refuse(message: string): never {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, message)
}
