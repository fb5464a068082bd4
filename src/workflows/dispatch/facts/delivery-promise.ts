/** What a shop promises with a shipping option, in the option's metadata. */
export type DeliveryPromise = {
  /** Calendar days from the order to the door: `metadata.delivery_days`, `[2, 4]` or `3`. */
  days: [earliest: number, latest: number] | null
  /** `metadata.carrier`. */
  carrier: string | null
}

const DAY_MS = 86_400_000

/** Reads the promise; metadata that is not as expected promises nothing. */
export function readDeliveryPromise(
  metadata: Record<string, unknown> | null | undefined
): DeliveryPromise {
  const given: unknown = metadata?.delivery_days
  const days = (Array.isArray(given) ? given : [given, given]).map(toDays)
  const isSane =
    days.length === 2 && days.every((day) => Number.isFinite(day) && day >= 0)
  return {
    days: isSane ? [Math.min(...days), Math.max(...days)] : null,
    carrier: typeof metadata?.carrier === "string" ? metadata.carrier : null,
  }
}

/** The admin stores metadata as text. An empty field is no promise of the same day. */
function toDays(given: unknown): number {
  const isText = typeof given === "string" && given.trim() !== ""
  return isText || typeof given === "number" ? Number(given) : NaN
}

/**
 * The days between which an order should arrive, as calendar days in the store's time zone.
 *
 * @example
 * promiseFrom(new Date("2026-11-20T23:30:00Z"), [2, 4], "Europe/Berlin")
 * // { from: "2026-11-23", to: "2026-11-25" }
 */
export function promiseFrom(
  orderedAt: Date,
  [earliest, latest]: [number, number],
  timeZone: string
): { from: string; to: string } {
  const today = dayFormatter(timeZone).format(orderedAt)
  const plus = (days: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  return { from: plus(earliest), to: plus(latest) }
}

const dayFormatters = new Map<string, Intl.DateTimeFormat>()

/** A store has one time zone, and making a formatter costs as much as a tenth of a mail. */
function dayFormatter(timeZone: string): Intl.DateTimeFormat {
  // en-CA writes dates as YYYY-MM-DD.
  const known =
    dayFormatters.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone })
  dayFormatters.set(timeZone, known)
  return known
}
