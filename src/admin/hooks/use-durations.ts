import { useMemo } from "react"
import { toTag } from "./use-moments"
import { useNames } from "./use-names"
import { useTranslate } from "./use-translate"

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const

/** Spans of time in the language of the dashboard: "14 days and 6 hours". */
export function useDurations() {
  const { t, language } = useTranslate()
  const { list } = useNames()
  return useMemo(() => {
    const locale = toTag(language)
    return (seconds: number): string => {
      let rest = Math.max(0, seconds)
      const parts = UNITS.flatMap(([unit, size]) => {
        const count = Math.floor(rest / size)
        rest -= count * size
        return count > 0
          ? [
              new Intl.NumberFormat(locale, {
                style: "unit",
                unit,
                unitDisplay: "long",
              }).format(count),
            ]
          : []
      })
      return parts.length > 0 ? list(parts) : t("flow.atOnce")
    }
  }, [t, language, list])
}
