import { useMemo } from "react"
import { useTranslate } from "./use-translate"

const UNITS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
]

/** Moments and days in the language of the dashboard and the time zone of the reader. */
export function useMoments() {
  const { language } = useTranslate()

  return useMemo(() => {
    const locale = toTag(language)
    const full = new Intl.DateTimeFormat(locale, {
      dateStyle: "medium",
      timeStyle: "short",
    })
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" })
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })

    return {
      /** `22 Nov 2026, 14:05` */
      moment: (iso: string) => full.format(new Date(iso)),
      day: (iso: string) => day.format(new Date(iso)),
      /** `3 hours ago`, `in 2 days` */
      fromNow: (iso: string, now = Date.now()) => {
        const seconds = (new Date(iso).getTime() - now) / 1000
        const [unit, size] = UNITS.find(([, span]) => Math.abs(seconds) >= span) ?? [
          "second",
          1,
        ]
        return relative.format(Math.round(seconds / size), unit)
      },
    }
  }, [language])
}

/** The dashboard writes `enGB` and `zhCN` where the browser wants `en-GB`. */
export function toTag(language: string): string {
  return language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")
}
