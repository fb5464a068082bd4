import type { AdminSimulateFlow } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { dayOf, daysBefore, startOfDay } from "../../lib/zoned-day"

export type Configuration = "saved" | "unsaved"
export type Period = { since: string; until: string }
export type SimulationValues = Period & { configuration: Configuration }

export const PRESETS = [30, 90] as const
/** Limit of the server. */
const MAX_DAYS = 366
const DAY = 86_400_000

/** The last days, today included. */
export function lastDays(days: number, now: Date, timeZone: string): Period {
  const today = dayOf(now, timeZone)
  return { since: daysBefore(today, days - 1), until: today }
}

export function validate(
  { since, until }: Period,
  now: Date,
  timeZone: string,
  t: Translate
): FormErrors {
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day)
  if (!isDay(since) || !isDay(until)) {
    return {
      since: isDay(since) ? undefined : t("validation.required"),
      until: isDay(until) ? undefined : t("validation.required"),
    }
  }
  const days = (Date.parse(until) - Date.parse(since)) / DAY + 1
  return {
    since:
      since > dayOf(now, timeZone)
        ? t("simulator.futureDay")
        : days > MAX_DAYS
          ? t("simulator.tooLong", { count: MAX_DAYS })
          : undefined,
    until: since > until ? t("simulator.untilBeforeSince") : undefined,
  }
}

/** The period as the server takes it: whole days of the store, and nothing that is still to come. */
export function toPeriod(
  { since, until }: Period,
  now: Date,
  timeZone: string
): Pick<AdminSimulateFlow, "since" | "until"> {
  const end = startOfDay(daysBefore(until, -1), timeZone)
  return {
    since: startOfDay(since, timeZone).toISOString(),
    until: new Date(Math.min(end.getTime(), now.getTime())).toISOString(),
  }
}
