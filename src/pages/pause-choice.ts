import { DateTime } from "luxon"

/** How long a person wants no marketing mail, as the form sends it. */
export const PauseChoice = {
  NONE: "none",
  /** As it was shown. */
  KEEP: "keep",
  TWO_WEEKS: "2-weeks",
  ONE_MONTH: "1-month",
  THREE_MONTHS: "3-months",
} as const
export type PauseChoice = (typeof PauseChoice)[keyof typeof PauseChoice]

/** When a pause ends, by the calendar of the person's time zone; null ends it, undefined leaves it. */
export function pauseUntil(
  choice: PauseChoice,
  now: Date,
  timeZone: string
): Date | null | undefined {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const start = local.isValid ? local : DateTime.fromJSDate(now, { zone: "utc" })
  switch (choice) {
    case PauseChoice.NONE:
      return null
    case PauseChoice.KEEP:
      return undefined
    case PauseChoice.TWO_WEEKS:
      return start.plus({ weeks: 2 }).toJSDate()
    case PauseChoice.ONE_MONTH:
      return start.plus({ months: 1 }).toJSDate()
    case PauseChoice.THREE_MONTHS:
      return start.plus({ months: 3 }).toJSDate()
  }
}
