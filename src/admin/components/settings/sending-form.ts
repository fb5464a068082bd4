import type { AdminSettingsResponse, AdminUpdateSettings } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { isTime, isWithin } from "../../lib/checks"

type Sending = AdminSettingsResponse["settings"]["sending"]

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
/** Limits of the server's schema. */
const CAP_MESSAGES = { min: 1, max: 1000 }
const CAP_DAYS = { min: 1, max: 365 }

/** As inputs hold it. What is switched off keeps its values, to be switched on again with them. */
export type SendingValues = {
  sending: {
    quiet_hours: { isOn: boolean; from: string; until: string }
    preferred: { isOn: boolean; weekdays: number[]; from: string; until: string }
    cap: { isOn: boolean; messages: string; days: string }
  }
}

export function toValues({ quiet_hours, preferred, cap }: Sending): SendingValues {
  return {
    sending: {
      quiet_hours: {
        isOn: quiet_hours !== null,
        ...(quiet_hours ?? { from: "21:00", until: "08:00" }),
      },
      preferred: {
        isOn: preferred !== null,
        ...(preferred ?? { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" }),
      },
      cap: {
        isOn: cap !== null,
        messages: (cap?.messages ?? 3).toString(),
        days: (cap?.days ?? 7).toString(),
      },
    },
  }
}

export function toInput({
  sending: { quiet_hours: quiet, preferred, cap },
}: SendingValues): AdminUpdateSettings {
  return {
    sending: {
      quiet_hours: quiet.isOn ? { from: quiet.from, until: quiet.until } : null,
      preferred: preferred.isOn
        ? {
            weekdays: preferred.weekdays.toSorted(),
            from: preferred.from,
            until: preferred.until,
          }
        : null,
      cap: cap.isOn ? { messages: Number(cap.messages), days: Number(cap.days) } : null,
    },
  }
}

export function validate(
  { sending: { quiet_hours: quiet, preferred, cap } }: SendingValues,
  t: Translate
): FormErrors {
  const time = (value: string) => (isTime(value) ? undefined : t("validation.time"))
  const range = (value: string, limits: { min: number; max: number }) =>
    isWithin(value.trim(), limits.min, limits.max)
      ? undefined
      : t("validation.range", limits)
  return {
    ...(quiet.isOn && {
      "sending.quiet_hours.from": time(quiet.from),
      "sending.quiet_hours.until":
        time(quiet.until) ??
        (quiet.from === quiet.until ? t("sending.sameTime") : undefined),
    }),
    ...(preferred.isOn && {
      "sending.preferred.weekdays":
        preferred.weekdays.length > 0 ? undefined : t("sending.noWeekday"),
      "sending.preferred.from": time(preferred.from),
      "sending.preferred.until":
        time(preferred.until) ??
        (preferred.from < preferred.until ? undefined : t("sending.untilBeforeFrom")),
    }),
    ...(cap.isOn && {
      "sending.cap.messages": range(cap.messages, CAP_MESSAGES),
      "sending.cap.days": range(cap.days, CAP_DAYS),
    }),
  }
}
